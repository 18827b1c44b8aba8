import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.commands.campaign_words import change_words
from data.commands.command import main
from data.keeping.calendar import store_today
from data.keeping.published_campaign import changes_to_come, reported_in
from data.keeping.publishing.publish import publish
from data.keeping.store import answer, open_store
from data.profiles.catalog import store_catalog
from data.profiles.change.changes import Change
from queries.progress.questions import indicator_standing, required_path
from queries.reporting.obligations import obligation_list
from schemas.selection import Selection, Viewer
from tests.worlds.once import once
from tests.worlds.second import CAMPAIGN, HAMLETS, second_world
from translations import translator

STAFF = Viewer()
NEW = """
[[indicators]]
id = "papers"
content = "society"
label_vi = "Văn bản số"
label_en = "Digital papers"
short_vi = "Văn bản số"
short_en = "Papers"
measure = "%"
direction = "higher"
kind = "stock"
adds_up = "mean"
operator = "ge"
unit_types = ["hamlet", "office"]
baseline = 0.0
source = "bộ thử"
{more}
targets = [{{ phase = "phase-1", value = 50.0, source = "bộ thử" }}]
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff")
    return once("second", folder, lambda at: second_world(at).store)


@pytest.fixture
def store(world: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(world, tmp_path / "kho"))


def edit(store: Path, *changes: tuple[str, str], file: str = f"{CAMPAIGN}.toml") -> None:
    path = store / "campaigns" / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def with_indicator(store: Path, more: str = "") -> None:
    at = "[[awards.forms]]"
    edit(store, (at, NEW.format(more=more) + at))


def changes(store: Path) -> list[Change]:
    return changes_to_come(store, CAMPAIGN, store_catalog(store))


def own_count(store: Path, where: str) -> int:
    sql = f"SELECT count(*) FROM result WHERE year(known_until) = 9999 AND value IS NOT NULL AND {where}"  # noqa: E501
    return int(answer(open_store(store), sql).item())


def test_what_is_published_differs_in_nothing_from_the_files_it_came_from(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert changes(store) == []
    assert main(["campaign", "diff", CAMPAIGN, "--store", str(store), "--lang", "vi"]) == 0
    assert capsys.readouterr().out == "Không có gì đổi.\n"


def test_a_new_indicator_names_the_reports_it_would_make_incomplete(store: Path) -> None:
    whole = set(reported_in(store, CAMPAIGN).reports.rows())
    lacking = {(row["unit_id"], row["period_id"]) for row in asked_and_blank(store)}
    with_indicator(store)
    [gap] = [one for one in changes(store) if one.code == "incomplete"]
    assert gap.item == "papers"
    assert 0 < gap.touched < len(whole)
    assert gap.touched == len(whole - lacking)
    assert ("added", "papers") in {(one.code, one.item) for one in changes(store)}


def asked_and_blank(store: Path) -> list[dict[str, Any]]:
    """Accepted reports that lack a value already, by a statement of the test's own."""
    sql = """
        SELECT DISTINCT s.unit_id, s.period_id
        FROM submission AS s
        JOIN period AS p ON p.campaign_id = s.campaign_id AND p.period_id = s.period_id
        JOIN assignment AS a ON a.unit_id = s.unit_id AND a.phase_id = p.phase_id
        LEFT JOIN result AS r
            ON r.unit_id = s.unit_id
            AND r.period_id = s.period_id
            AND r.indicator_id = a.indicator_id
            AND year(r.known_until) = 9999
        WHERE s.state = 'accepted' AND r.value IS NULL
        UNION ALL
        SELECT DISTINCT s.unit_id, s.period_id
        FROM submission AS s
        ANTI JOIN period AS p ON p.campaign_id = s.campaign_id AND p.period_id = s.period_id
    """
    return answer(open_store(store), sql).to_dicts()


def test_everything_that_changes_is_named_with_what_it_touches(store: Path) -> None:
    edit(
        store,
        ('unit_types = ["office", "hamlet"]', 'unit_types = ["hamlet"]'),
        ("value = 80.0", "value = 85.0"),
        ("value = 400.0", "value = 500.0"),
        ("maximum = 100.0", "maximum = 120.0\nweight = 2.0"),
        ('id = "learners"', 'id = "learners"\npath = "s_shaped"'),
        ("days_to_report = 15", "days_to_report = 20"),
        ("Khen thưởng hằng năm", "Khen hằng năm"),
        ("Commune Chairman's letter", "Chairman's letter"),
    )
    clusters = f"units/{CAMPAIGN}-clusters.csv"
    path = store / "campaigns" / clusters
    lines = path.read_text(encoding="utf-8").splitlines()
    moved = [
        line.replace("cum-thon,Cụm thôn,Hamlets", "cum-xa,Cụm xa,Far hamlets")
        if line.startswith(HAMLETS[0] + ",")
        else line
        for line in lines
    ]
    path.write_text("\n".join(moved) + "\n", encoding="utf-8")
    found = {(one.code, one.item): one for one in changes(store)}
    less = found["asked_less", "online"]
    assert less.touched == own_count(store, "indicator_id = 'online' AND unit_id LIKE 'cq-%'") > 0
    assert changes(store)[0].touched > 0, "what touches reports comes first"
    assert found["changed", "online"].fields["weight"] == (1.0, 2.0)
    assert found["changed", "online"].fields["maximum"] == (100.0, 120.0)
    assert found["target_changed", "online"].fields == {"target_value": (80.0, 85.0)}
    hamlets = "indicator_id = 'learners' AND phase_id = 'phase-1'"
    asked = answer(open_store(store), f"SELECT unit_id FROM assignment WHERE {hamlets}")
    assert found["target_changed", "learners"].params["count"] == asked.height > 0
    assert found["cluster_moved", "cum-xa"].params["was"] == "cum-thon"
    assert found["cluster_moved", "cum-xa"].params["count"] == 1
    assert found["changed", "letter"].fields["label_en"][1] == "Chairman's letter"
    assert any(code == "changed" and "-Q" in item for code, item in found), (
        "the day a report is due"
    )
    assert {item for code, item in found if code == "path_changed"} == {"learners"}
    assert not any(code in ("added", "gone") for code, _ in found)


def test_an_indicator_and_a_unit_that_go_say_how_many_values_go_with_them(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(store, ('id = "learners"', 'id = "pupils"'))
    edit(store, ("thon-5,", "thon-8,"), file=f"units/{CAMPAIGN}.csv")
    edit(store, ("thon-5,", "thon-8,"), file=f"units/{CAMPAIGN}-clusters.csv")
    edit(store, ("thon-5,", "thon-8,"), file=f"units/{CAMPAIGN}-contacts.csv")
    found = {(one.code, one.item): one for one in changes(store)}
    gone = found["gone_reported", "learners"]
    assert gone.params["values"] == own_count(store, "indicator_id = 'learners'") > 0
    assert found["gone_reported", "thon-5"].params["values"] == own_count(
        store, "unit_id = 'thon-5'"
    )
    assert ("added", "pupils") in found
    assert ("added", "thon-8") in found
    command = ["campaign", "diff", CAMPAIGN, "--store", str(store)]
    assert main(command) == 1, "reports already in are touched"
    said = capsys.readouterr().out
    assert "Bỏ chỉ tiêu «learners»" in said
    assert "Indicator «learners» goes" in said
    assert main([*command, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told) == len(found)
    assert all(row["words_vi"] and row["words_en"] for row in told)


def test_two_folders_of_profiles_are_compared_as_well(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(shutil.copytree(store / "campaigns", tmp_path / "before"))
    edit(store, ("value = 80.0", "value = 85.0"))
    publish(store)
    command = ["campaign", "diff", CAMPAIGN, "--store", str(store)]
    assert main(command) == 0
    assert main([*command, "--against", str(other), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "«online», phase 1: the target changes for" in said
    assert "target 80 → 85" in said
    assert main(["campaign", "diff", "nobody", "--store", str(store)]) == 2
    edit(store, ("[campaign]", "[campaign"))
    assert main(command) == 1
    assert f"{CAMPAIGN}.toml: không phải TOML" in capsys.readouterr().err


def test_a_campaign_that_comes_or_goes_is_said_in_one_line(store: Path) -> None:
    catalog = store_catalog(store)
    nothing = replace(catalog, profiles={}, units=catalog.units.clear())
    [gone] = changes_to_come(store, CAMPAIGN, nothing)
    assert (gone.code, gone.touched) == ("campaign_gone", own_count(store, "true"))
    [new] = changes_to_come(store, CAMPAIGN, catalog, before=nothing)
    assert (new.code, new.params["units"]) == ("campaign_new", 13)
    for t in (translator("vi"), translator("en")):
        assert CAMPAIGN in change_words(new, t)


def test_an_indicator_added_on_the_way_leaves_reports_whole_and_begins_on_its_day(
    store: Path,
) -> None:
    today = store_today(store)
    asked = Selection(CAMPAIGN, as_of=today)
    con = open_store(store)
    before = obligation_list(con, STAFF, asked)
    standing = indicator_standing(con, STAFF, asked)
    ends: list[date] = sorted(store_catalog(store).periods(CAMPAIGN)["end_date"].to_list())
    begin = max(end for end in ends if end < today) + timedelta(days=1)
    with_indicator(store, f"valid_from = {begin}")
    codes = {(one.code, one.item) for one in changes(store)}
    assert codes == {("added", "papers")}, "nothing already in is touched"
    publish(store)
    con = open_store(store)
    after = obligation_list(con, STAFF, asked)
    assert before["complete_count"].sum() > 0
    assert after.equals(before), "every report stays as complete as it was"
    same = indicator_standing(con, STAFF, asked).filter(pl.col("indicator_id") != "papers")
    assert same.equals(standing)
    path = required_path(con, STAFF, replace(asked, indicator="papers")).sort("at_date")
    assert path.item(0, "at_date") == begin - timedelta(days=1)
    assert path.item(0, "required_value") == 0.0, "nothing is asked before its day"
    assert path.filter(pl.col("is_target"), phase_id="phase-1").item(0, "required_value") == 50.0
