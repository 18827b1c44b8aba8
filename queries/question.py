"""A named question: one line of Python, its SQL in the file of its name, its columns in a model."""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Generic, TypeVar

import polars as pl

from queries._fetch import Connection, fetch
from queries.reach import Reach, in_campaigns, of_many, unnamed
from schemas import frames
from schemas.selection import Selection
from schemas.tables import Table
from schemas.viewer import Act, Viewer

FOLDER = Path(__file__).parent
PARAMETER = re.compile(r"^--\s+(?:params:\s+)?\$(\w+)\s+\w+(\s+needed\b)?", re.MULTILINE)
GRAIN = re.compile(r"^-- grain:\s+(.+)$", re.MULTILINE)
SAID = {
    "unit_id": "cần biết đơn vị nào: thêm unit=… / which unit? Add unit=…",
    "indicator_id": "cần biết chỉ tiêu nào: thêm indicator=… / which indicator? Add indicator=…",
}

Values = Mapping[str, object]
M_co = TypeVar("M_co", bound=Table, covariant=True)


class QuestionError(Exception):
    """A question that cannot be asked: what is wrong and what can be, Vietnamese first."""


class Question(Generic[M_co]):
    """A named question, asked by calling it: `trend(con, viewer, chosen, level="unit")`."""

    def __init__(
        self,
        name: str,
        model: type[M_co],
        *,
        needs: Act | None = None,
        is_of_asked: bool = False,
        is_whole: bool = False,
        given: Callable[[Values], Values] = dict,
        shown: Callable[[Viewer, pl.DataFrame], pl.DataFrame] | None = None,
        **usual: object,
    ) -> None:
        """`model` declares the columns; `usual` are values beside the selection, as they are where
        nobody says otherwise. `given` makes the values bound of those; `shown` takes out of an
        answer what a viewer may not see; `needs` is the act a viewer's role must hold.

        Rows are held to the viewer's units and clusters by `unit_id`, `cluster_id` or the selection
        (reach.py). `is_of_asked`: all rows are of the unit asked for, whoever they name.
        `is_whole`: there are none of single units, and everyone sees them of the whole campaign."""
        self.name = name
        self.model = model
        self.usual = usual
        self.needs = needs
        self.is_of_asked = is_of_asked
        self.is_whole = is_whole
        self._given = given
        self._shown = shown

    def __repr__(self) -> str:
        return self.name

    def __call__(
        self, con: Connection, viewer: Viewer, chosen: Selection | None = None, **more: object
    ) -> pl.DataFrame:
        """The answer, checked against the model.

        NotAllowed: not for this viewer. QuestionError: it needs a key that the selection leaves
        open. TypeError: `more` names a value the question has not.
        """
        if strange := more.keys() - self.usual.keys():
            raise TypeError(f"{self.name}: {', '.join(sorted(strange))}")
        reach = Reach()
        if chosen is not None:
            if self.is_of_one:
                viewer.require(chosen.campaign)
            reach = _reach(con, viewer, chosen)
            chosen = chosen if self.is_whole else reach.narrowed(chosen)
        if self.needs is not None:
            viewer.require_may(self.needs)
        bound = _bound(chosen) | _own_units(reach) if chosen else {}
        values = self._given({**bound, **self.usual, **more})
        for key in self.needed:
            if not values.get(key):
                raise QuestionError(f"«{self.name}»: {SAID[key]}")
        whole = fetch(con, self.sql, {key: values[key] for key in self.parameters}, self.model)
        found = self._shown(viewer, whole) if self._shown else whole
        found = unnamed(viewer, in_campaigns(viewer, found))
        if self.is_whole:
            found = of_many(viewer, self.model, found)
        elif not self.is_of_asked:
            found = reach.rows(found)
        return found if found is whole else self.model.validate(found)

    @cached_property
    def sql(self) -> str:
        """The statement with its header."""
        return files()[self.name].read_text(encoding="utf-8")

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The values it is asked with, as its header says."""
        return tuple(name for name, _ in PARAMETER.findall(self.sql))

    @cached_property
    def is_of_one(self) -> bool:
        """Whether it is of one campaign; else each row says of which it is."""
        return "campaign_id" in self.parameters

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The parameters it cannot do without, as its header says."""
        return tuple(name for name, is_needed in PARAMETER.findall(self.sql) if is_needed)

    @property
    def says(self) -> str:
        """What it answers, in a line: the first of its header."""
        return self.sql[3 : self.sql.index("\n")]

    @property
    def grain(self) -> str:
        """What one row of its answer is, as its header says."""
        found = GRAIN.search(self.sql)
        return found[1] if found else ""


def _reach(con: Connection, viewer: Viewer, chosen: Selection) -> Reach:
    """Of whom the viewer sees rows on the day asked: a cluster is its members of that day."""
    if viewer.clusters is None:
        return Reach(viewer.units)
    sql = files()["unit_list"].read_text(encoding="utf-8")
    units: set[str] = set()
    for cluster in sorted(viewer.clusters):
        values = {
            "campaign_id": chosen.campaign,
            "as_of": chosen.as_of,
            "unit_type": None,
            "cluster_id": cluster,
        }
        units |= set(fetch(con, sql, values, frames.UnitList)["unit_id"])
    return Reach(frozenset(units), viewer.clusters)


def _own_units(reach: Reach) -> dict[str, object]:
    """Whom a search looks among: cut to the reach before it is cut to a number of rows."""
    return {"own_units": None if reach.units is None else sorted(reach.units)}


@cache
def files() -> dict[str, Path]:
    """The file of every named question, by name, whatever folder it stands in."""
    return {path.stem: path for path in sorted(FOLDER.rglob("*.sql"))}


def _bound(chosen: Selection) -> dict[str, object]:
    return {
        "campaign_id": chosen.campaign,
        "as_of": chosen.as_of,
        "phase_id": chosen.phase,
        "unit_type": chosen.unit_type,
        "cluster_id": chosen.cluster,
        "unit_id": chosen.unit,
        "content_id": chosen.content,
        "indicator_id": chosen.indicator,
        "period_id": chosen.period,
        "obligation_id": chosen.obligation,
        "year": chosen.year or chosen.as_of.year,
        "stage": chosen.stage,
        "criterion_id": chosen.criterion,
        "form_id": chosen.form,
    }
