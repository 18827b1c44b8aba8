"""Many stores of a lake read as one: a ministry over the provinces, read-only.

A question that names a campaign is asked of the store that has it, and so answers to the byte what
that store answers, and opens no other's files. One that names none (which campaigns are there?)
reads every store, table on table; a report's number is its store's own there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.keeping.calendar import read_calendar
from data.keeping.engine import STORE
from data.keeping.layout import layout_hash
from schemas.problems import StoreError
from schemas.tables import PUBLISHED, empty

Asking = Any
"""Whatever runs a statement and fetches its rows: a connection, a reader's cursor."""
# beside the tables of a store: the hash of each, as published; by it a schema is told to be one
CARRIED = "carried"
EVERY = "memory.every_store"
NO_CAMPAIGN = [name for name, model in PUBLISHED.items() if "campaign_id" not in empty(model)]
OWNER = "campaign_store"
ACCEPTED = "WHERE state = 'accepted'"
SAME = [name for name in NO_CAMPAIGN if name != "store"]
"""Tables of no campaign: every store of one release has the same, and they are taken once."""


@dataclass(frozen=True)
class Shown:
    """A version of a store, or of many, and a snapshot of the lake that holds it."""

    version: str
    snapshot: int
    schemas: tuple[str, ...]


def version_of_many(versions: Mapping[str, str]) -> str:
    """The version of many stores: its number grows whenever one of them publishes."""
    number = sum(int(said.partition("-")[0]) for said in versions.values())
    text = "\n".join(f"{schema} {said}" for schema, said in sorted(versions.items()))
    return f"{number}-{sha256(text.encode()).hexdigest()[:12]}"


def require_layout(con: Asking, schemas: Iterable[str]) -> None:
    """Refuse stores that another release of the program published: they answer otherwise."""
    other = sorted(
        s for s, said in _carried(con, schemas).items() if said.get("layout") != layout_hash()
    )
    if other:
        raise StoreError(
            f"Kho {_listed(other)} trong hồ do phiên bản phần mềm khác phát hành. Nâng cấp cho "
            "cùng phiên bản rồi chạy «python -m data rebuild» ở nơi giữ kho ấy; muốn xem các kho "
            "còn lại thì ghi tên chúng: schema=a,b. / "
            f"The store {_listed(other)} in the lake was published by another release of the "
            "program. Bring both to one release and run «python -m data rebuild» where that store "
            "is kept; to read the others alone name them: schema=a,b."
        )


def lay_together(con: Asking, shown: Shown, folder: Path) -> None:
    """Make, in a connection's own memory, what a question reads that names no campaign: of every
    table the rows of each store's own campaigns, and the list of whose those are.

    StoreError: two stores have reports of one campaign, a store is of another release or another
    calendar than the reader's folder, or holds other common tables than its neighbours."""
    require_layout(con, shown.schemas)
    _require_calendar(con, shown.schemas, folder)
    owners = _owners(con, shown.schemas)
    stores = sorted({*owners.values()}) or list(shown.schemas)
    _require_same(con, stores)
    con.execute(f"CREATE SCHEMA {EVERY}")
    con.execute(f"CREATE TABLE {EVERY}.{OWNER} (campaign_id VARCHAR, schema_name VARCHAR)")
    if owners:
        con.executemany(f"INSERT INTO {EVERY}.{OWNER} VALUES (?, ?)", [*owners.items()])  # noqa: S608
    for name in PUBLISHED:
        con.execute(f"CREATE VIEW {EVERY}.{name} AS {_rows_of_all(name, stores, owners, shown)}")


def base_of_many(shown: Shown) -> str:
    """The search path of a question that names no campaign: the views, the formulas of one."""
    return f"{EVERY},{STORE}.{shown.schemas[0]}"


def bases_of_campaigns(con: Asking) -> dict[str, str]:
    """Campaign → the schema its own tables stand in, of a connection laid together."""
    found = con.execute(f"FROM {EVERY}.{OWNER}").fetchall()
    return {campaign: f"{STORE}.{schema}" for campaign, schema in found}


def _owners(con: Asking, schemas: Iterable[str]) -> dict[str, str]:
    """Campaign → the schema of the store that has its reports; of one nobody reports in yet, the
    first that knows its plan. A table printed elsewhere may be in many stores, as long as it says
    the same."""
    schemas = list(schemas)
    known = {
        campaign: s for s, campaign in reversed(_rows(con, schemas, "campaign_id", "campaign"))
    }
    reported: dict[str, list[str]] = defaultdict(list)
    for schema, campaign in _rows(con, schemas, "campaign_id", f"submission {ACCEPTED}"):
        reported[campaign].append(schema)
    for campaign, found in sorted(reported.items()):
        if len(found) > 1 and not _is_one_table(con, campaign, found):
            raise StoreError(
                f"Phong trào «{campaign}» có báo cáo ở {len(found)} kho của hồ: {_listed(found)}. "
                "Mỗi phong trào chỉ ở một kho: đưa kho thừa ra («python -m data lake leave»), hoặc "
                "ghi tên các kho cần xem: schema=a,b. / "
                f"Campaign «{campaign}» has reports in {len(found)} stores of the lake: "
                f"{_listed(found)}. Each belongs to one: take the other out («python -m data lake "
                "leave»), or name the stores to read: schema=a,b."
            )
    return known | {campaign: found[0] for campaign, found in reported.items()}


def _is_one_table(con: Asking, campaign: str, schemas: list[str]) -> bool:
    """Whether it is no plan but a table printed elsewhere, with the same values in each store."""
    of_it = f"WHERE campaign_id = '{campaign}'"
    levels = {level for _, level in _rows(con, schemas, "level", f"campaign {of_it}")}
    values = "count(*), sum(hash(unit_id, period_id, indicator_id, value))"
    of_now = f"result {of_it} AND year(known_until) = 9999"
    said = {(count, content) for _, count, content in _rows(con, schemas, values, of_now)}
    return levels == {"published"} and len(said) == 1


def _rows_of_all(name: str, stores: Sequence[str], owners: Mapping[str, str], shown: Shown) -> str:
    if name in SAME:
        return f"FROM {STORE}.{stores[0]}.{name}"
    if name == "store":
        return _one_store(shown)
    parts = []
    for schema in stores:
        own = ", ".join(f"'{campaign}'" for campaign, s in sorted(owners.items()) if s == schema)
        parts.append(f"FROM {STORE}.{schema}.{name} WHERE campaign_id IN ({own or 'NULL'})")
    return " UNION ALL ".join(parts)


def _one_store(shown: Shown) -> str:
    """The line that says which store this is: of many the version of all, and the latest day."""
    rows = " UNION ALL ".join(f"FROM {STORE}.{schema}.store" for schema in shown.schemas)
    said = {"version": f"'{shown.version}'", "today": "max(today)", "first_view": "max(first_view)"}
    columns = empty(PUBLISHED["store"]).columns
    chosen = ", ".join(f"{said.get(c, f'any_value({c})')} AS {c}" for c in columns)
    return f"SELECT {chosen} FROM ({rows})"  # noqa: S608


def _require_calendar(con: Asking, schemas: Iterable[str], folder: Path) -> None:
    """Invented data never stands beside real data, nor a day that stands still beside another."""
    own = read_calendar(folder)
    wanted = (own.kind, own.today if own.kind == "sample" else None)
    for schema, kind, today in _rows(con, schemas, "calendar, today", "store"):
        if (kind, today if kind == "sample" else None) != wanted:
            raise StoreError(
                f"Kho «{schema}» trong hồ là kho loại «{kind}» (ngày {today:%d/%m/%Y}), còn thư "
                f"mục {folder.name} ở máy này là loại «{own.kind}». Kho mẫu và kho thật không xem "
                "chung: chép calendar.toml của kho mẫu vào thư mục này, hoặc ghi tên các kho cần "
                "xem: schema=a,b. / "
                f"The store «{schema}» in the lake is of the kind «{kind}» (day {today}), the "
                f"folder {folder.name} of this machine of «{own.kind}». Samples and real stores "
                "are not read together: copy the sample's calendar.toml into this folder, or name "
                "the stores to read: schema=a,b."
            )


def _require_same(con: Asking, schemas: Iterable[str]) -> None:
    """Tables of no campaign are taken of one store for all, so they have to be the same."""
    carried = _carried(con, schemas)
    for name in SAME:
        by_hash: dict[str, list[str]] = defaultdict(list)
        for schema, said in sorted(carried.items()):
            by_hash[said[name]].append(schema)
        if len(by_hash) > 1:
            sides = " ≠ ".join(_listed(found) for found in by_hash.values())
            raise StoreError(
                f"Bảng chung «{name}» khác nhau giữa các kho trong hồ: {sides}. Nâng cấp cho cùng "
                "phiên bản phần mềm rồi phát hành lại, hoặc ghi tên các kho cần xem: schema=a,b. / "
                f"The common table «{name}» differs between stores of the lake: {sides}. Bring "
                "them to one release and publish again, or name the stores to read: schema=a,b."
            )


def _carried(con: Asking, schemas: Iterable[str]) -> dict[str, dict[str, str]]:
    """Of each store, what it is said to hold: name of a table → its hash."""
    found: dict[str, dict[str, str]] = {schema: {} for schema in schemas}
    for schema, name, said in _rows(con, found, "name, hash", CARRIED):
        found[schema][name] = said
    return found


def _rows(con: Asking, schemas: Iterable[str], columns: str, table: str) -> list[Any]:
    """Columns of a table of each store, no row twice, behind the name of its schema."""
    parts = [
        f"SELECT DISTINCT '{s}' AS schema, {columns} FROM {STORE}.{s}.{table}"  # noqa: S608
        for s in sorted(schemas)
    ]
    return con.execute(" UNION ALL ".join(parts) + " ORDER BY schema").fetchall() if parts else []


def _listed(schemas: Iterable[str]) -> str:
    return ", ".join(f"«{schema}»" for schema in sorted(schemas))
