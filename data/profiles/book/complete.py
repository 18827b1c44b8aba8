"""Completes the rows read of a workbook: codes for names, what may be left blank, what may not."""

from collections.abc import Iterable
from dataclasses import replace

from data.profiles.book.changes import plain
from data.profiles.book.layout import BY_ID, CLUSTERS, TARGETS, UNITS
from data.profiles.book.layouts.indicators import INDICATORS
from data.profiles.book.layouts.info import BY_KEY, INFO
from data.profiles.book.layouts.plans import PLANS
from data.profiles.book.layouts.rubric import RUBRIC
from data.profiles.book.names import Sought, UnitSearch, slug
from data.profiles.book.read_book import ReadBook
from data.profiles.book.rubric_rows import complete_rubrics, made_rubrics
from data.profiles.book.sheet import Sheet, SheetRow, Value
from data.profiles.book.standing import Standing
from data.profiles.book.task_rows import complete_own
from data.profiles.book.unit_rows import complete_units

DEFAULTS = {"label_en": "label_vi", "short_vi": "label_vi", "short_en": "short_vi"}
"""What a blank name is taken from."""
NAMED_BY = {
    "cluster_name_en": "cluster_name_vi",
    "position_en": "position_vi",
    "area_en": "area_vi",
}
MARKS = ("id", "unit_id", "successor_id", "cluster_id")


def complete(book: ReadBook, now: Standing) -> None:
    """Fills in the rows of a book in place; what cannot be is a problem of the book."""
    search = UnitSearch(now)
    if UNITS.id in book.sheets:
        complete_units(book, now, search)
    complete_own(book, now, search)
    for sheet_id in list(book.sheets):
        sheet = BY_ID[sheet_id]
        if sheet is UNITS:
            continue
        rows = book.sheets[sheet_id]
        if sheet.key == ("id",):
            rows = _coded(rows)
        if "unit_id" in sheet.key:
            rows = [_with_unit(book, sheet, row, search) for row in rows]
        book.sheets[sheet_id] = [_with_names(row) for row in rows]
    if INFO.id in book.sheets:
        _whole_info(book, now)
    if CLUSTERS.id in book.sheets:
        book.sheets[CLUSTERS.id] = named_clusters(book.sheets[CLUSTERS.id], now)
    for sheet, key in ((INDICATORS, "unit_ids"), (PLANS, "unit_ids"), (INFO, "value")):
        rows = book.sheets.get(sheet.id, [])
        named = [_only_units(book, sheet, row, key, search) for row in rows]
        book.sheets |= {sheet.id: named} if rows else {}
    if TARGETS.id in book.sheets:
        _known_indicators(book, now)
    if RUBRIC.id in book.sheets:
        book.sheets[RUBRIC.id] = rows = complete_rubrics(book, book.sheets[RUBRIC.id])
        if book.is_sound:
            book.rubrics = made_rubrics(book, rows, now)
    for sheet_id, rows in book.sheets.items():
        _required(book, BY_ID[sheet_id], rows)


def _whole_info(book: ReadBook, now: Standing) -> None:
    """Keys told once each, those that must be filled; a key without a row stays as it is."""
    rows = book.sheets[INFO.id]
    for row in rows:
        entry = BY_KEY.get(str(row.values["item"]))
        if entry is None:
            params = {"value": str(row.values["item"]), "column": INFO.column("item").vi}
            known = {"known": ", ".join(BY_KEY)}
            book.refuse(INFO, row, "item", "campaign_choice", {**params, **known})
        elif entry.is_required and row.values["value"] is None:
            book.refuse(INFO, row, "value", "campaign_blank", {"column": entry.vi})
    told = {row.values["item"] for row in rows}
    rest = [row for row in now.rows[INFO.id] if row.values["item"] not in told]
    book.sheets[INFO.id] = [*rows, *rest]


def _coded(rows: list[SheetRow]) -> list[SheetRow]:
    """A new thing without a code gets one made of its name; a row that goes on has none of both."""
    taken = {str(row.values["id"]) for row in rows if row.values.get("id")}
    found = []
    for row in rows:
        name = row.values.get("label_vi")
        if row.values.get("id") is None and name:
            code = slug(str(name), taken)
            taken.add(code)
            row = replace(row, values={**row.values, "id": code})
        found.append(row)
    return found


def _with_unit(book: ReadBook, sheet: Sheet, row: SheetRow, search: UnitSearch) -> SheetRow:
    """The row with the code of its unit, given by code or name in either of the two columns."""
    key = "unit_id" if row.values.get("unit_id") else "unit_name"
    text = row.values.get(key)
    if text is None:
        book.refuse(sheet, row, "unit_id", "campaign_blank", {"column": sheet.column("unit_id").vi})
        return row
    sought = search.find(str(text))
    if sought.unit_id is None:
        refuse_unit(book, sheet, row, key, str(text), sought)
        return row
    return replace(row, values={**row.values, "unit_id": sought.unit_id})


def refuse_unit(
    book: ReadBook, sheet: Sheet, row: SheetRow, key: str, text: str, sought: Sought
) -> None:
    """A question: which unit is meant, with those it may be to choose from."""
    rule = "campaign_old_name" if sought.is_old else "campaign_no_unit"
    params = {"text": text, "near": "; ".join(sought.near), "choices": "\n".join(sought.near)}
    book.refuse(sheet, row, key, rule if sought.near else "campaign_unknown_unit", params)


def _with_names(row: SheetRow) -> SheetRow:
    """Blank English and short names are the Vietnamese ones."""
    values = dict(row.values)
    for name, other in (*DEFAULTS.items(), *NAMED_BY.items()):
        if name in values and values[name] is None and values.get(other) is not None:
            values[name] = values[other]
    return replace(row, values=values)


def named_clusters(rows: list[SheetRow], now: Standing) -> list[SheetRow]:
    """A cluster without a code has that of its name, in this sheet or in the campaign."""
    known = now.catalog.memberships.filter(campaign_id=now.campaign_id)
    codes = dict(known.select("cluster_name_vi", "cluster_id").iter_rows())
    for row in rows:
        if row.values["cluster_id"] and row.values["cluster_name_vi"]:
            codes[row.values["cluster_name_vi"]] = row.values["cluster_id"]
    names = {code: name for name, code in codes.items()}
    found = []
    for row in rows:
        code, name = row.values["cluster_id"], row.values["cluster_name_vi"]
        if code is None and name is not None:
            code = codes.setdefault(name, slug(str(name), set(codes.values())))
        elif name is None:
            name = names.get(code)
        found.append(
            replace(row, values={**row.values, "cluster_id": code, "cluster_name_vi": name})
        )
    return [_with_names(row) for row in found]


def _only_units(
    book: ReadBook, sheet: Sheet, row: SheetRow, key: str, search: UnitSearch
) -> SheetRow:
    """The row with the codes of the units it names one by one, given by code or name."""
    texts = row.values.get(key)
    is_units = sheet is not INFO or str(row.values["item"]).endswith(".unit_ids")
    if not isinstance(texts, tuple) or not is_units:
        return row
    codes = []
    for text in texts:
        sought = search.find(text)
        if sought.unit_id is None:
            refuse_unit(book, sheet, row, key, text, sought)
        codes.append(sought.unit_id or text)
    return replace(row, values={**row.values, key: tuple(codes)})


def _known_indicators(book: ReadBook, now: Standing) -> None:
    rows = book.sheets.get(INDICATORS.id)
    if rows is None:
        named = {i.id: i.label_vi for i in now.profile.indicators}
    else:
        said = [r.values for r in rows if r.values.get("id") and r.values.get("label_vi")]
        named = {str(v["id"]): str(v["label_vi"]) for v in said}
    codes: dict[Value, str] = {plain(name): code for code, name in named.items()}
    found = []
    for row in book.sheets[TARGETS.id]:
        text = row.values.get("indicator_id") or row.values.get("label")
        code = str(text) if text in named else codes.get(plain(text))
        if text is None:
            params = {"column": TARGETS.column("indicator_id").vi}
            book.refuse(TARGETS, row, "indicator_id", "campaign_blank", params)
        elif code is None:
            params = {"text": str(text), "known": ", ".join(named)}
            book.refuse(TARGETS, row, "indicator_id", "campaign_no_indicator", params)
        found.append(replace(row, values={**row.values, "indicator_id": code or text}))
    book.sheets[TARGETS.id] = found


def _required(book: ReadBook, sheet: Sheet, rows: Iterable[SheetRow]) -> None:
    """Blanks that must be filled; a thing given twice, unless its second row only goes on."""
    first: dict[Value, SheetRow] = {}
    main = [c for c in sheet.columns if c.key not in sheet.repeats and not c.is_told]
    for row in rows:
        code = row.values.get(sheet.key[0]) if len(sheet.key) == 1 else None
        if code is not None and code in first:
            _goes_on(book, sheet, row, first[code])
        else:
            first[code] = row
            for column in main:
                if column.is_required and row.values.get(column.key) is None:
                    book.refuse(sheet, row, column.key, "campaign_blank", {"column": column.vi})
        _whole_repeat(book, sheet, row)


def _goes_on(book: ReadBook, sheet: Sheet, row: SheetRow, first: SheetRow) -> None:
    keys = [c.key for c in sheet.columns if c.key not in sheet.repeats and not c.is_told]
    said = [key for key in keys if row.values.get(key) is not None]
    unlike = (k for k in said if plain(row.values[k]) != plain(first.values.get(k)))
    other = next(unlike, None)
    is_ready = row.values.get("target.phase") is not None
    if other is not None or not (_repeats(sheet, row) or is_ready):
        params = {"text": str(first.values[sheet.key[0]]), "row": str(first.number)}
        book.refuse(sheet, row, other or sheet.key[0], "campaign_twice", params)


def _repeats(sheet: Sheet, row: SheetRow) -> bool:
    return any(row.values.get(key) is not None for key in sheet.repeats if key != "target.phase")


NEEDED = ("target.phase", "target.source", "on_date", "kind", "document")


def _whole_repeat(book: ReadBook, sheet: Sheet, row: SheetRow) -> None:
    """What a target or an event cannot be without."""
    if not _repeats(sheet, row):
        return
    for key in (key for key in NEEDED if key in sheet.repeats):
        if row.values.get(key) is None:
            book.refuse(sheet, row, key, "campaign_blank", {"column": sheet.column(key).vi})
