"""Who may sign in to a store, as what (`people.toml` in the folder of the store)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from data.keeping.audit.journal import note_act, read_journal
from data.keeping.ledger.lock import writer_lock
from schemas.problems import StoreError
from schemas.viewer import REACH, ROLES, Role, Viewer

NAME = "people.toml"
Rows = list[Mapping[str, Any]]
KEYS = ("account", "name", "role", "units", "clusters", "campaigns", "disabled")


@dataclass(frozen=True)
class Person:
    """One person: the account (e-mail or `sub` of the sign-in service) and who that is here."""

    account: str
    viewer: Viewer
    is_disabled: bool = False


def people(store: Path) -> Mapping[str, Person]:
    """Account in small letters → person, as the file says now. StoreError: with every fault."""
    path = store / NAME
    try:
        stat = path.stat()
    except OSError as error:
        raise StoreError(
            f"{NAME}: không có tệp này trong thư mục kho. Ghi mỗi người một mục [[person]] gồm "
            "account, name, role. / The folder of the store has no such file. Write a [[person]] "
            "with account, name, role for each."
        ) from error
    return _read(path, stat.st_mtime_ns, stat.st_size)


def note_people(store: Path) -> bool:
    """Write into the audit log how the list of people changed since it was last written there;
    whether it had. StoreError: the file has faults, or the journal is damaged."""
    after = "\n".join(sorted(_line(person) for person in people(store).values()))
    with writer_lock(store):
        earlier = [note.after for note in read_journal(store)[0] if note.kind == "people"]
        before = earlier[-1] if earlier else ""
        if after == before:
            return False
        note_act(store, "people", NAME, item=NAME, before=before, after=after)
    return True


def _line(person: Person) -> str:
    """One person in a line: name, role, reach, whether disabled."""
    viewer = person.viewer
    reach = [f"{k}: {', '.join(sorted(v))}" for k in REACH if (v := getattr(viewer, k)) is not None]
    off = ["disabled"] if person.is_disabled else []
    return " · ".join([viewer.name, person.account, viewer.role, *reach, *off])


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Mapping[str, Person]:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{NAME}: không đọc được: {error}. / It cannot be read: {error}."
        ) from error
    rows = said.get("person", [])
    faults = [_strange(f"{key}", "person") for key in said if key != "person"]
    for number, row in enumerate(rows, start=1):
        faults += [f"[[person]] {number}: {fault}" for fault in _faults(row)]
    if not faults:
        faults = [*_twice(rows, "account"), *_twice(rows, "name"), *_no_administrator(rows)]
    if faults:
        raise StoreError("\n".join(f"{NAME}: {fault}" for fault in faults))
    return {str(row["account"]).casefold(): _person(row) for row in rows}


def _person(row: Mapping[str, Any]) -> Person:
    reach = {k: frozenset(row[k]) if k in row else None for k in ("campaigns", "units", "clusters")}
    viewer = Viewer(row["name"].strip(), cast("Role", row["role"]), account=row["account"], **reach)
    return Person(row["account"], viewer, bool(row.get("disabled", False)))


def _faults(row: Mapping[str, Any]) -> list[str]:
    faults = [_strange(key, ", ".join(KEYS)) for key in row if key not in KEYS]
    for key in ("account", "name"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            faults.append(f"thiếu / missing: {key}")
    role = row.get("role")
    if role not in ROLES:
        faults.append(f"role «{role}»: có / there are: {', '.join(ROLES)}")
    for key in ("units", "clusters", "campaigns"):
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            faults.append(f"{key}: phải là danh sách mã / must be a list of codes")
    own = {"unit": "units", "cluster": "clusters"}
    for of_role, key in own.items():
        if role == of_role and len(row.get(key, [])) != 1:
            faults.append(f"role «{role}» cần đúng một mã / needs exactly one code: {key}")
        if role != of_role and key in row:
            faults.append(f"{key} chỉ dành cho / is for role «{of_role}» only")
    if not isinstance(row.get("disabled", False), bool):
        faults.append("disabled: true, false")
    return faults


def _strange(key: str, known: str) -> str:
    return f"khóa lạ / unknown key «{key}»; có / there are: {known}"


def _twice(rows: Rows, key: str) -> list[str]:
    """Two people of one account or name could not be told apart in the ledger."""
    said = [row[key].strip().casefold() for row in rows]
    places = [str(n) for n, value in enumerate(said, start=1) if said.count(value) > 1]
    return [f"[[person]] {', '.join(places)}: trùng / the same: {key}"] if places else []


def _no_administrator(rows: Rows) -> list[str]:
    if any(r["role"] == "administrator" and not r.get("disabled") for r in rows):
        return []
    return ["cần ít nhất một quản trị còn hoạt động / needs an active role «administrator»"]
