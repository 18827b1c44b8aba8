"""Sets keys of the tables of a TOML file; everything else in it stays as it is."""

import tomllib
from collections.abc import Mapping
from typing import Any

from data.profiles.toml.edit import set_key
from data.profiles.toml.parts import Block, blocks
from schemas.plan.profile_file import ProfileError


def with_keys(text: str, name: str, keys: Mapping[str, Any]) -> str:
    """The file with keys of the table `[name]` set, None: taken out; a table not there is begun.

    ProfileError where the table is written in a way that cannot be edited by its header."""
    if not keys:
        return text
    found = blocks(text)
    block = next((b for b in found if b.name == name and not b.is_item and b.header), None)
    if block is None:
        block = Block(name, lead="\n", header=f"[{name}]\n")
        found.append(block)
    for key, value in keys.items():
        set_key(block, key, value)
    result = "".join(part.text for part in found)
    wanted = tomllib.loads(text)
    holder = wanted
    for part in name.split("."):
        holder = holder.setdefault(part, {})
    for key, value in keys.items():
        holder.pop(key, None)
        if value is not None:
            holder[key] = value
    try:
        is_same = tomllib.loads(result) == wanted
    except tomllib.TOMLDecodeError:
        is_same = False
    if not is_same:
        raise ProfileError(
            f"«{name}»: tệp ghi phần này theo kiểu sổ tính không sửa được; viết nó thành [{name}]"
            f" / written in a way the workbook cannot edit; write it as [{name}]"
        )
    return result
