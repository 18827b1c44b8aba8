"""Refusals of the readers of a campaign's files led back to the cells of the workbook."""

import re
from collections.abc import Iterable, Iterator, Sequence

from data.profiles.book.layout import BY_ID, CLUSTERS, TARGETS, UNITS
from data.profiles.book.layouts.info import INFO
from data.profiles.book.layouts.rubric import RUBRIC
from data.profiles.book.layouts.tasks import OWN
from data.profiles.book.read_book import MadeRubrics
from data.profiles.book.sheet import Sheet, SheetRow
from data.profiles.book.texts import Made
from data.profiles.new.found import Found
from schemas.problems import Problem

LINE = re.compile(r"([^/:]+\.csv): dòng / line (\d+), cột / column (\w+): (.*)", re.DOTALL)
ITEM = re.compile(
    r"\b(documents|contents|indicators|awards\.forms|awards\.rules|reporting\.plans)\.(\d+)(?:\.([\w.]+))?"
)
NAMED = re.compile(r"\b(awards\.rules)\.([\w-]+): ")
QUOTED = re.compile("«([^»]+)»")
REPEAT = re.compile(r"targets\.(\d+)(?:\.(\w+))?")


class Faults:
    """Problems of one workbook, gathered as its readers refuse."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.found: list[Problem] = []

    def take(self, words: str, made: Made) -> None:
        """Every line of a refusal as a problem at its cell, where it speaks of one."""
        for line in dict.fromkeys(words.splitlines()):
            sheet, row, key, said = _place(line, made)
            self._add(sheet, row, key, said)

    def take_rubric(self, name: str, lines: Iterable[str], made: MadeRubrics) -> None:
        """What is wrong with a rubric, at the row of the part it names."""
        rows = made.rows.get(name, {})
        for line in lines:
            named = (rows[part] for part in QUOTED.findall(line) if part in rows)
            row = next(named, rows.get(""))
            self._add(RUBRIC, row, "id" if row is not rows.get("") else "rubric", line)

    def of_findings(self, findings: Sequence[Found], made: Made) -> Iterator[Problem]:
        """The errors among the findings of the check, as problems."""
        for one in findings:
            if one.severity != "error":
                continue
            rows = made.items.get("indicators", [])
            row = next((r for r in rows if r.values.get("id") == one.item), None)
            params = {**one.params, "item": one.item, "finding": one.code}
            yield self._problem("campaign_finding", BY_ID["indicators"], row, "id", params)

    def _add(self, sheet: Sheet | None, row: SheetRow | None, key: str, said: str) -> None:
        self.found.append(self._problem("campaign_refused", sheet, row, key, {"words": said}))

    def _problem(
        self,
        rule: str,
        sheet: Sheet | None,
        row: SheetRow | None,
        key: str,
        params: dict[str, str],
    ) -> Problem:
        cell = row.cell(key) if row else None
        return Problem(
            self.file_name,
            rule,
            sheet=sheet.name if sheet else None,
            cell=cell,
            row=row.number if row else None,
            value=str(row.values.get(key)) if row and row.values.get(key) is not None else None,
            params=params,
        )


def _place(line: str, made: Made) -> tuple[Sheet | None, SheetRow | None, str, str]:
    """Sheet, row and column that a line of a refusal is about, and what it says."""
    if found := LINE.search(line):
        sheet, path = _of_file(found[1], found[3], made)
        rows = made.lines.get(path, [])
        at = int(found[2]) - 2
        return sheet, rows[at] if 0 <= at < len(rows) else None, found[3], found[4]
    if found := ITEM.search(line):
        sheet, rows = BY_ID[found[1]], made.items.get(found[1], [])
        at = int(found[2])
        row = rows[at] if at < len(rows) else None
        return sheet, row, _key(sheet, found[3] or ""), _words(line)
    if found := NAMED.search(line):
        rows = made.items.get(found[1], [])
        row = next((r for r in rows if r.values.get("id") == found[2]), None)
        return BY_ID[found[1]], row, "id", _words(line)
    rows = [r for r in made.items.get(INFO.id, ()) if str(r.values["item"]) in line]
    if rows:
        longest = max(rows, key=lambda row: len(str(row.values["item"])))
        return INFO, longest, "value", _words(line)
    return None, None, "", line


def _of_file(name: str, column: str, made: Made) -> tuple[Sheet, str]:
    """Which sheet a CSV file belongs to: the list of units and the targets share their name."""
    if name.endswith("-clusters.csv"):
        return CLUSTERS, f"units/{name}"
    for sheet in OWN:
        mine = {c.key for c in sheet.columns} - {c.key for c in (*UNITS.columns, *TARGETS.columns)}
        if f"{sheet.id}/{name}" in made.lines and column in mine:
            return sheet, f"{sheet.id}/{name}"
    if f"targets/{name}" in made.lines and column not in {c.key for c in UNITS.columns}:
        return TARGETS, f"targets/{name}"
    if f"targets/{name}" in made.texts and f"units/{name}" not in made.texts:
        return TARGETS, f"targets/{name}"
    return UNITS, f"units/{name}"


def _key(sheet: Sheet, path: str) -> str:
    if found := REPEAT.search(path):
        return f"target.{found[2]}" if found[2] else "target.phase"
    name = path.split(".")[0]
    return name if any(c.key == name for c in sheet.columns) else sheet.key[0]


def _words(line: str) -> str:
    """What a refusal says, without the name of the file in front."""
    return line.partition(": ")[2] if ".toml: " in line else line
