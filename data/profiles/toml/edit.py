"""Edits the lists of a TOML file by key: comments, order and keys it is not told of stay."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.profiles.toml.parts import Block, Pair, blocks
from schemas.plan.profile_file import ProfileError


@dataclass(frozen=True)
class Edit:
    """One item of a list as it shall be: which one it was, and the keys to set; None: take out."""

    at: int | None
    keys: Mapping[str, Any]


def with_items(text: str, name: str, edits: Sequence[Edit]) -> str:
    """The file with the items of a list `[[name]]` as told, in that order; others are taken out.

    ProfileError where the list is written in a way that cannot be edited by its headers."""
    kept = [edit.at for edit in edits]
    if kept == list(range(_count(text, name))) and not any(edit.keys for edit in edits):
        return text
    found = blocks(text)
    groups = _groups(found, name)
    if any(edit.at is not None and edit.at >= len(groups) for edit in edits):
        raise ProfileError(_not_so(name))
    made = [_edited(list(groups[e.at]) if e.at is not None else None, name, e.keys) for e in edits]
    if kept == list(range(len(groups))):
        gone = {id(b) for group in groups for b in group} - {id(b) for g in made for b in g}
        result = "".join(block.text for block in found if id(block) not in gone)
    else:
        result = _placed(found, groups, made, kept)
    _require(result, text, name, edits)
    return result


def _count(text: str, name: str) -> int:
    """How many items the list of a file has."""
    said: Any = tomllib.loads(text)
    for part in name.split("."):
        said = said.get(part, {})
    return len(said)


def _groups(found: list[Block], name: str) -> list[list[Block]]:
    """Each item of the list with the blocks that stand inside it."""
    groups: list[list[Block]] = []
    for block in found:
        if block.name == name and block.is_item:
            groups.append([block])
        elif groups and block.name.startswith(f"{name}."):
            groups[-1].append(block)
    return groups


def _edited(group: list[Block] | None, name: str, keys: Mapping[str, Any]) -> list[Block]:
    if group is None:
        group = [Block(name, is_item=True, lead="\n", header=f"[[{name}]]\n")]
    for key, value in keys.items():
        inner = [b for b in group[1:] if b.name in (f"{name}.{key}",)]
        group = [block for block in group if not any(block is part for part in inner)]
        set_key(group[0], key, value)
    return group


def set_key(block: Block, key: str, value: Any) -> None:
    """Set a key of a block, None: take it out; a comment behind its value stays."""
    pair = block.pair(key)
    if value is None:
        block.body = [part for part in block.body if part is not pair]
    elif pair is not None:
        pair.text = f"{key} = {literal(value, pair.text)}{_remark(pair.text)}\n"
    else:
        block.body.append(Pair(key, f"{key} = {literal(value)}\n"))


def _remark(text: str) -> str:
    """The comment behind a value of one line, with the blanks before it."""
    if text.count("\n") > 1:
        return ""
    line, said = text.rstrip("\n"), tomllib.loads(text)
    for at, letter in enumerate(line):
        if letter == "#":
            try:
                is_value = tomllib.loads(line[:at]) == said
            except tomllib.TOMLDecodeError:
                continue
            if is_value:
                return line[len(line[:at].rstrip()) :]
    return ""


def _placed(
    found: list[Block],
    groups: list[list[Block]],
    made: list[list[Block]],
    kept: list[int | None],
) -> str:
    """The blocks with the items where the first of them stood, else at the end."""
    mine = [block for group in groups for block in group]
    first = next((n for n, block in enumerate(found) if block in mine), len(found))
    gone = [g for n, g in enumerate(groups) if n not in kept]
    remarks = "".join(_remarks(block) for group in gone for block in group)
    others = [(n, block) for n, block in enumerate(found) if not any(block is m for m in mine)]
    before = [block for n, block in others if n < first]
    after = [block for n, block in others if n >= first]
    parts = [*before, *(block for group in made for block in group)]
    text = "".join(block.text for block in parts)
    text = text if text.endswith("\n") or not text else f"{text}\n"
    return f"{text}{remarks}{''.join(block.text for block in after)}"


def _remarks(block: Block) -> str:
    """The comments of a block that goes, so that nothing anybody wrote is lost."""
    said = [block.lead, *(part for part in block.body if isinstance(part, str))]
    lines = "".join(said).splitlines(keepends=True)
    return "".join(line for line in lines if line.lstrip().startswith("#"))


def literal(value: Any, before: str = "") -> str:
    """A value as TOML; rows of a list that stay keep the line they had `before`."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case date():
            return value.isoformat()
        case Mapping():
            pairs = ", ".join(f"{key} = {literal(one)}" for key, one in value.items())
            return f"{{ {pairs} }}" if pairs else "{}"
        case list() | tuple() if value and isinstance(value[0], Mapping):
            return _rows(value, before)
        case list() | tuple():
            return f"[{', '.join(literal(one) for one in value)}]"
    return repr(value)


def _rows(value: Sequence[Mapping[str, Any]], before: str) -> str:
    """A table a line; a line that said the same stays as it was, with the comments above it."""
    known: dict[str, str] = {}
    above = ""
    for line in before.splitlines(keepends=True)[1:]:
        if line.lstrip().startswith("#"):
            above += line
            continue
        try:
            said = tomllib.loads(f"x = [{line}\n]")["x"]
        except tomllib.TOMLDecodeError:
            continue
        if said:
            known[_mark(said[0])] = above + line
            above = ""
    lines = [known.pop(_mark(row), f"  {literal(row)},\n") for row in value]
    left = "".join(
        line
        for text in known.values()
        for line in text.splitlines(keepends=True)
        if line.lstrip().startswith("#")
    )
    return f"[\n{''.join(lines)}{left}{above}]"


def _mark(row: Mapping[str, Any]) -> str:
    return repr(sorted(row.items()))


def _require(result: str, text: str, name: str, edits: Sequence[Edit]) -> None:
    """Refuse unless the edited file says what was asked and nothing else."""
    wanted = tomllib.loads(text)
    *outer, last = name.split(".")
    holder = wanted
    for part in outer:
        holder = holder.setdefault(part, {})
    old = holder.get(last, [])
    items = []
    for edit in edits:
        item = deepcopy(old[edit.at]) if edit.at is not None else {}
        for key, value in edit.keys.items():
            item.pop(key, None)
            if value is not None:
                item[key] = _plain(value)
        items.append(item)
    holder[last] = items
    if not items:
        del holder[last]
    try:
        is_same = tomllib.loads(result) == wanted
    except tomllib.TOMLDecodeError:
        is_same = False
    if not is_same:
        raise ProfileError(_not_so(name))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def _not_so(name: str) -> str:
    return (
        f"«{name}»: tệp ghi phần này theo kiểu sổ tính không sửa được; viết mỗi mục một [[{name}]]"
        f" / written in a way the workbook cannot edit; write each item as [[{name}]]"
    )
