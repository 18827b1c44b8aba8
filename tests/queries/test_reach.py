"""Role × question: what each role gets of every question, held against the administrator's answer.

A new question fails here until it says how rows are held to a unit or a cluster."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.keeping.store import open_store
from methods.few_persons import told
from queries._fetch import Connection
from queries.catalogue import questions
from queries.question import Question
from queries.reference.questions import (
    campaign_list,
    default_view,
    indicator_list,
    store_state,
    unit_list,
)
from queries.scoring.questions import cross_marks
from schemas.selection import Selection
from schemas.viewer import ACTS, ROLES, NotAllowed, Viewer
from schemas.words import PERSONS
from tests.worlds.deck_sample import commune_sample

EVERYONE, STAFF = Viewer(), Viewer("x", "appraiser")
NAMES = [q.name for q in questions()]
ASKED = {q.name: q for q in questions()}
# who has to act or to receive may be a unit that is an agency too: no figure of it stands there
AGENCIES = {"recipient_vi", "recipient_en", "actor_vi", "actor_en", "agency", "agency_name_vi"}
OF_CLASS = ("recipient_class", "decided_count")
LEVELS = ("all", "unit_type", "cluster", "unit")


class World:
    """A store, a selection in which every key is said, and who may see a part of it."""

    def __init__(self, store: Path, campaign: str) -> None:
        self.con: Connection = open_store(store)
        day = store_state(self.con, EVERYONE)["first_view"][0] or date(2026, 10, 31)
        chosen = Selection(campaign, day)
        view = default_view(self.con, EVERYONE, chosen).row(0, named=True)
        self.chosen = replace(
            chosen,
            phase=view["phase_id"],
            year=view["year"],
            obligation=view["obligation_id"],
            indicator=indicator_list(self.con, EVERYONE, chosen)["indicator_id"][0],
        )
        self.units = unit_list(self.con, EVERYONE, self.chosen)
        row = self.units.drop_nulls("cluster_id").row(0, named=True)
        self.unit, self.cluster = str(row["unit_id"]), str(row["cluster_id"])
        self.officer = Viewer("a", "unit", units=frozenset({self.unit}))
        self.head = Viewer("b", "cluster", clusters=frozenset({self.cluster}))
        self.members = self.units.filter(cluster_id=self.cluster)["unit_id"].to_list()

    def foreign(self, own: list[str]) -> set[str]:
        """Codes and names of all other units."""
        names = ("unit_id", "unit_name", "short_name")
        mine, others = (self.units.filter(pl.col("unit_id").is_in(own) == x) for x in (True, False))
        theirs = {value for name in names for value in others[name]}
        return theirs - {value for name in names for value in mine[name]}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(*commune_sample(tmp_path_factory.mktemp("reach")))


def answers(world: World, name: str, viewer: Viewer, chosen: Selection) -> list[pl.DataFrame]:
    """The answer at each level; none where the role may not ask."""
    question = ASKED[name]
    if question.needs and not viewer.may(question.needs):
        with pytest.raises(NotAllowed):
            question(world.con, viewer, chosen)
        return []
    levels = LEVELS if "level" in question.usual else (None,)
    return [
        question(world.con, viewer, chosen, **({"level": level} if level else {}))
        for level in levels
    ]


def of_asked(question: Question, world: World) -> Selection:
    """The selection, with a unit where the question cannot do without."""
    return replace(world.chosen, unit=world.unit if "unit_id" in question.needed else None)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_how_its_rows_are_held_to_a_viewer(name: str) -> None:
    question = ASKED[name]
    columns, keys = set(question.model.columns), set(question.parameters)
    is_held = bool({"unit_id", "cluster_id"} & columns) or "unit_id" in keys
    assert is_held or question.is_whole or question.needs in ("read_overrides",)
    assert not question.is_whole or "unit_id" not in columns
    assert not question.is_of_asked or "unit_id" in question.needed


@pytest.mark.parametrize("name", NAMES)
def test_no_role_that_is_limited_reads_of_another_unit(name: str, world: World) -> None:
    question = ASKED[name]
    if question.name in ("campaign_list", "award_provinces"):
        return  # provinces, which are no units of this campaign
    for viewer, own in ((world.officer, [world.unit]), (world.head, world.members)):
        others = world.foreign(own)
        for found in answers(world, name, viewer, of_asked(question, world)):
            for column in found.columns:
                if found[column].dtype == pl.String and column not in AGENCIES:
                    assert not set(found[column].drop_nulls()) & others, (viewer.role, column)


@pytest.mark.parametrize("name", NAMES)
def test_sums_of_who_is_limited_are_those_of_the_own_filter(name: str, world: World) -> None:
    question = ASKED[name]
    if question.is_whole or question.needs:
        return
    keys = {("unit", "unit_id", world.officer), ("cluster", "cluster_id", world.head)}
    for field, key, viewer in keys:
        if key not in question.parameters:
            continue
        chosen = of_asked(question, world)
        own = world.unit if field == "unit" else world.cluster
        limited = answers(world, name, viewer, chosen)
        whole = answers(world, name, EVERYONE, replace(chosen, **{field: own}))
        for mine, all_of_it in zip(limited, whole, strict=True):
            own_rows = all_of_it if question.is_of_asked else _own(all_of_it, world, viewer)
            if name == "score_trace" and viewer.role == "unit":
                own_rows = own_rows.filter(
                    pl.col("stage") != "cross"
                )  # who marked is not for a unit
            hidden = ("received_by", "recorded_by", "outcome_by", "claim")
            bare = [c for c in own_rows.columns if c not in hidden]
            assert mine.select(bare).equals(own_rows.select(bare)), viewer.role


def _own(found: pl.DataFrame, world: World, viewer: Viewer) -> pl.DataFrame:
    """The rows of the own units, taken out by the test's own hand."""
    own = [world.unit] if viewer.role == "unit" else world.members
    if viewer.role == "cluster" and "cluster_id" in found.columns:
        return found.filter(cluster_id=world.cluster)
    if "unit_id" in found.columns:
        return found.filter(pl.col("unit_id").is_in(own) | pl.col("unit_id").is_null())
    return found.clear() if "cluster_id" in found.columns else found


@pytest.mark.parametrize("name", NAMES)
def test_staff_and_leaders_see_every_row_but_leaders_no_person(name: str, world: World) -> None:
    chosen = of_asked(ASKED[name], world)
    whole = answers(world, name, EVERYONE, chosen)
    for mine, all_of_it in zip(answers(world, name, STAFF, chosen), whole, strict=True):
        assert mine.equals(all_of_it)
    for found in answers(world, name, Viewer("x", "leader"), chosen):
        for column in ("recipient_name", "recipient_id", "received_by", "recorded_by", "claim"):
            assert column not in found.columns or found[column].is_null().all()


def test_counts_of_few_persons_are_for_who_decides_and_prepares(world: World) -> None:
    one, classes, tally = world.chosen, ASKED["award_classes"], ASKED["award_tally"]
    exact = dict(classes(world.con, EVERYONE, one).select(*OF_CLASS).iter_rows())
    assert any(0 < count < 5 for name, count in exact.items() if name in PERSONS)
    for viewer in (Viewer("x", "leader"), STAFF):
        assert dict(classes(world.con, viewer, one).select(*OF_CLASS).iter_rows()) == exact
    for viewer in (world.officer, world.head):
        assert dict(classes(world.con, viewer, one).select(*OF_CLASS).iter_rows()) == told(exact)
        every_phase = classes(world.con, viewer, replace(one, phase=None))
        assert every_phase["recipient_class"].to_list() == ["together"]
        counted = tally(world.con, viewer, one)
        assert counted.filter(dimension="class").is_empty()
        assert counted["woman_count"].null_count() == counted.height > 0
        assert counted["woman_known_count"].null_count() == counted.height


@pytest.mark.parametrize("name", NAMES)
def test_what_counts_persons_of_a_whole_campaign_may_be_blank(name: str) -> None:
    columns = ASKED[name].model.columns
    assert all(column.nullable for column in columns.values() if column.is_of_persons)
    women = [n for n in columns if n.startswith("woman")]
    assert not ASKED[name].is_whole or all(columns[n].is_of_persons for n in women)


def test_another_unit_or_campaign_cannot_be_asked_for(world: World) -> None:
    other = next(u for u in world.units["unit_id"] if u not in world.members)
    for viewer in (world.officer, world.head, Viewer("c", "unit"), Viewer("d", "cluster")):
        with pytest.raises(NotAllowed):
            ASKED["headline"](world.con, viewer, replace(world.chosen, unit=other))
    elsewhere = Viewer("e", "secretary", frozenset({"nowhere"}))
    assert campaign_list(world.con, elsewhere).is_empty()
    with pytest.raises(NotAllowed):
        ASKED["headline"](world.con, elsewhere, world.chosen)


def test_the_head_of_a_cluster_sees_the_cross_marks_of_its_cluster_alone(world: World) -> None:
    assert set(cross_marks(world.con, world.head, world.chosen)["cluster_id"]) <= {world.cluster}
    with pytest.raises(NotAllowed):
        cross_marks(world.con, world.head, replace(world.chosen, cluster="another"))


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_what_the_table_says_and_only_of_its_own(role: str) -> None:
    viewer = Viewer("x", role, units=frozenset({"u"}) if role == "unit" else None)  # type: ignore[arg-type]
    for act, roles in ACTS.items():
        if role == "cluster":
            continue
        if role not in roles:
            with pytest.raises(NotAllowed):
                viewer.require_act(act, unit="u")
            continue
        viewer.require_act(act, unit="u")
        if role == "unit":
            with pytest.raises(NotAllowed):
                viewer.require_act(act, unit="other")


def test_a_viewer_travels_to_another_process_without_a_name() -> None:
    one = Viewer("ai đó", "cluster", frozenset({"c"}), clusters=frozenset({"k", "m"}))
    assert Viewer.from_text(one.to_text()) == one.scope
    assert "ai đó" not in one.to_text()
    for bad in ('{"role": "boss"}', '{"role": "leader", "name": "x"}', "{", "{}"):
        with pytest.raises(ValueError):  # noqa: PT011 JSON has words of its own
            Viewer.from_text(bad)
