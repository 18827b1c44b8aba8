import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.commands.command import main
from data.profiles.catalog import Catalog, load_catalog, tolerant_catalog
from data.profiles.former_names import former_units
from data.profiles.new.check import campaign_findings
from data.profiles.new.first_files import Founder, Level, write_first_files
from data.profiles.new.found import Found
from data.profiles.places import communes, former_communes
from data.workbooks.unit_target_sheet import read_unit_target_workbook, unit_target_workbook
from schemas.plan.profile_file import ProfileError
from schemas.tables import FormerUnitTable

TODAY = date(2026, 11, 30)
RUBRIC = Path(__file__).parents[2] / "worlds" / "second-rubric.toml"
FOUNDERS = [
    Founder("province", "33"),
    Founder("ministry", "Bộ Thử nghiệm"),
    Founder("commune", "00004"),
]


def test_every_commune_can_have_a_campaign_whether_it_kept_its_name_or_not(tmp_path: Path) -> None:
    write_first_files(tmp_path, "thu", FOUNDERS[2], TODAY)
    catalog = load_catalog(tmp_path)
    plan = catalog.profile("thu")
    kept = former_communes().filter(pl.col("former_code") == pl.col("commune_code"))
    codes = ["16234", *communes()["commune_code"].to_list()[::10]]
    assert len(set(codes) & set(kept["commune_code"])) > 100
    plans = {
        code: replace(plan, campaign=replace(plan.campaign, id=code, territory=code))
        for code in codes
    }
    named = FormerUnitTable.validate(former_units(replace(catalog, profiles=plans)))
    assert set(named["campaign_id"]) == set(codes)
    once = named.filter(campaign_id="16234", former_code="16234")
    assert once["former_place"].to_list() == ["Huyện Như Thanh, Thanh Hóa"]


@pytest.mark.parametrize("founder", FOUNDERS, ids=lambda founder: founder.level)
def test_the_first_files_of_a_campaign_are_sound_and_leave_open_what_nobody_said(
    tmp_path: Path, founder: Founder
) -> None:
    files = write_first_files(tmp_path, "thu", founder, TODAY)
    assert all(path.exists() for path in files)
    catalog = load_catalog(tmp_path)
    profile = catalog.profile("thu")
    assert [c.national for c in profile.contents] == [f"ND{n}" for n in range(1, 8)]
    assert {i.content for i in profile.indicators} == {c.id for c in profile.contents}
    assert [t.value for i in profile.indicators for t in i.targets] == [], "no target is invented"
    assert {i.source for i in profile.indicators} == {"CHƯA GHI"}
    assert len(catalog.rubrics) == 0, "no point of a rubric is invented"
    found = campaign_findings(catalog, tmp_path, "thu")
    assert {one.severity for one in found} == {"warning"}
    assert {"open_source", "no_target", "no_clusters", "no_rubric"} <= {one.code for one in found}
    for unit_type in {u["unit_type"] for u in catalog.units_of("thu").iter_rows(named=True)}:
        assert len(catalog.indicators_for("thu", unit_type)) == 7


@pytest.mark.parametrize(
    ("campaign_id", "level", "code", "message"),
    [
        ("Thử", "province", "33", "«Thử»: chỉ gồm a–z"),
        ("thu", "province", "Hưng Yên", "Hưng Yên»: không có mã này"),
        ("thu", "province", "99", "no such official code"),
        ("thu", "commune", "Ba Đình", "nearest: Phường Ba Đình (00004)"),
    ],
)
def test_a_campaign_of_nobody_or_without_a_code_is_refused(
    tmp_path: Path, campaign_id: str, level: Level, code: str, message: str
) -> None:
    with pytest.raises(ProfileError) as refusal:
        write_first_files(tmp_path, campaign_id, Founder(level, code), TODAY)
    assert message in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


DOSSIERS = "online-dossiers"
Editing = Callable[[str, str], list[Found]]


@pytest.fixture
def edited(tmp_path: Path) -> Editing:
    write_first_files(tmp_path, "thu", Founder("commune", "00004"), TODAY)

    def edited(old: str, new: str) -> list[Found]:
        path = tmp_path / "thu.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        catalog = tolerant_catalog(tmp_path)
        return campaign_findings(catalog, tmp_path, "thu", {DOSSIERS: 96})

    return edited


BROADBAND = 'id = "broadband"'
AIMED = 'targets = [{{ phase = "phase-1", value = {value}, source = "x"{more} }}]'


def aimed(value: float, more: str = "") -> str:
    return AIMED.format(value=value, more=more)


@pytest.mark.parametrize(
    ("old", "new", "code", "item"),
    [
        (BROADBAND, 'id = "wired"', None, ""),
        (f'id = "{DOSSIERS}"', 'id = "dossiers"', "values_without_indicator", DOSSIERS),
        ("maximum = 100.0", "maximum = 100.0\nbaseline = 95.0", None, ""),
        ('short_vi = "Kết nối băng rộng"', f'short_vi = "{"a" * 40}"', "long_label", "broadband"),
    ],
)
def test_what_is_odd_is_found_once_with_its_item_and_line(
    edited: Editing, old: str, new: str, code: str | None, item: str
) -> None:
    found = [one for one in edited(old, new) if one.code == code]
    assert len(found) == (code is not None)
    assert [one.item for one in found] == [item] * len(found)


def test_a_target_past_the_limit_or_behind_the_start_is_found(edited: Editing) -> None:
    place = 'source = "CHƯA GHI"\ntargets = []\n\n[[indicators]]\nid = "online-dossiers"'
    more = place.replace("targets = []", f"baseline = 90.0\n{aimed(120)}")
    found = {one.code: one for one in edited(place, more)}
    assert found["target_past_maximum"].item == "broadband"
    assert found["target_past_maximum"].params["limit"] == "100"
    assert found["target_past_maximum"].line is not None
    found = {one.code: one for one in edited("value = 120", "value = 80")}
    assert "target_past_maximum" not in found
    assert found["start_past_target"].params["start"] == "90"


def test_the_sum_of_unit_targets_is_held_against_the_figure_of_the_campaign(
    edited: Editing, tmp_path: Path
) -> None:
    aims = (
        'targets = [{ phase = "phase-1", value = 10, source = "x" },\n'
        '{ phase = "phase-1", value = 200, source = "x", covers = "campaign" }]\n'
    )
    place = 'targets = []\n\n[[indicators]]\nid = "broadband"'
    found = {one.code: one for one in edited(place, place.replace("targets = []\n", aims))}
    units = len(load_catalog(tmp_path).units_of("thu"))
    assert found["sum_unlike_campaign"].params["total"] == f"{10 * units:g}"
    folder = tmp_path / "targets"
    folder.mkdir()
    own = f"van-phong-hdnd-ubnd,press-items,phase-1,,{200 - 10 * (units - 1)},,,KH\n"
    head = "unit_id,indicator_id,phase,year,value,start,effective_from,source\n"
    (folder / "thu.csv").write_text(head + own, encoding="utf-8")
    catalog: Catalog = tolerant_catalog(tmp_path)
    codes = {one.code for one in campaign_findings(catalog, tmp_path, "thu")}
    assert "sum_unlike_campaign" not in codes


def test_one_bad_file_is_named_with_its_line_and_the_others_go_on(tmp_path: Path) -> None:
    for name, founder in zip(("mot", "hai"), FOUNDERS, strict=False):
        write_first_files(tmp_path, name, founder, TODAY)
    (tmp_path / "rubrics").mkdir()
    for name in ("mot", "hai"):
        text = RUBRIC.read_text(encoding="utf-8").replace('"thu-nghiem"', f'"{name}"')
        text = text.format(before=2025, last=2030, month=12, day=5)
        (tmp_path / "rubrics" / f"{name}-thi-dua-v1.toml").write_text(text, encoding="utf-8")
    path = tmp_path / "hai.toml"
    text = path.read_text(encoding="utf-8").replace("maximum = 100.0", 'maximum = "100"', 1)
    path.write_text(text, encoding="utf-8")
    catalog = tolerant_catalog(tmp_path)
    assert list(catalog.profiles) == ["mot"]
    assert {r.campaign for r in catalog.rubrics} == {"mot"}
    [found] = campaign_findings(catalog, tmp_path, "hai")
    assert (found.code, found.item) == ("unreadable", "indicators.1")
    lines = text.splitlines()
    assert found.line is not None
    assert lines[found.line - 1] == "[[indicators]]"
    assert lines[found.line] == BROADBAND
    with pytest.raises(ProfileError, match=r"hai\.toml"):
        load_catalog(tmp_path)
    assert list(catalog.faults) == ["hai"], "its rubric is not a fault of its own"


def test_a_key_that_no_profile_has_is_named_with_its_line(tmp_path: Path) -> None:
    path, _ = write_first_files(tmp_path, "thu", FOUNDERS[0], TODAY)
    text = path.read_text(encoding="utf-8").replace('cadence = "quarter"', 'cadence = "month"')
    path.write_text(text, encoding="utf-8")
    [found] = campaign_findings(tolerant_catalog(tmp_path), tmp_path, "thu")
    assert found.line is not None
    assert text.splitlines()[found.line - 1] == 'cadence = "month"'
    assert "no monthly periods yet" in found.params["words"]


def test_the_command_makes_a_campaign_checks_it_and_writes_every_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = ["--store", str(tmp_path / "kho")]
    assert main(["campaign", "new", "thu", "--ministry", "Bộ Thử nghiệm", *store]) == 0
    assert main(["campaign", "new", "thu", "--ministry", "Bộ Thử nghiệm", *store]) == 1
    assert main(["new", *store]) == 0
    said = capsys.readouterr()
    assert "thu.toml: đã có" in said.err
    path = tmp_path / "kho/campaigns/thu.toml"
    path.with_name("hai.toml").write_text("[campaign]\nid = 1\n", encoding="utf-8")
    assert main(["templates", "thu", "--all", *store, "-o", str(tmp_path / "a.zip")]) == 0
    said = capsys.readouterr()
    assert "hai: hồ sơ chưa đọc được" in said.err
    assert "Traceback" not in said.err
    assert "mẫu của 5 đơn vị" in said.out
    assert main(["campaign", "check", *store]) == 1


def test_a_name_of_any_letters_is_taken_and_a_refused_campaign_leaves_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = 'Bộ "Thử \\ nghiệm"'
    write_first_files(tmp_path / "mot", "thu", Founder("ministry", name), TODAY)
    assert load_catalog(tmp_path / "mot").profile("thu").campaign.short_vi == name
    store = ["--store", str(tmp_path / "kho")]
    assert main(["new", *store]) == 0
    assert main(["campaign", "new", "thu", "--ministry", "  ", *store]) == 1
    assert "--ministry: ghi tên" in capsys.readouterr().err
    assert main(["campaign", "new", "Thử", "--province", "33", *store]) == 1
    assert not (tmp_path / "kho" / "campaigns").exists(), "the shipped campaigns stay in sight"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.profiles.new.first_files.CODE", re.compile(".*"))
        with pytest.raises(ProfileError):
            write_first_files(tmp_path / "hai", 'a"b', FOUNDERS[0], TODAY)
    assert not (tmp_path / "hai").exists(), "what cannot be read is not put there"


def no_target(catalog: Catalog, store: Path) -> list[Found]:
    found = campaign_findings(catalog, store / "campaigns", "thu")
    return [one for one in found if one.code == "no_target"]


def test_unit_targets_go_through_a_workbook_and_a_wrong_cell_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "kho"
    common = ["--store", str(store)]
    main(["campaign", "new", "thu", "--commune", "00004", *common])
    main(["new", *common])
    units = load_catalog(store / "campaigns").units_of("thu").get_column("unit_id").to_list()
    rows = [f"{u},press-items,phase-1,,{100 + n},,,KH 1\n" for n, u in enumerate(units)]
    head = "unit_id,indicator_id,phase,year,value,start,effective_from,source\n"
    (store / "campaigns/targets").mkdir()
    file = store / "campaigns/targets/thu.csv"
    file.write_text(head + "".join(rows), encoding="utf-8")
    book = tmp_path / "thu.xlsx"
    assert main(["campaign", "targets", "thu", *common, "-o", str(book)]) == 0
    before = load_catalog(store / "campaigns").unit_targets["thu"]
    file.unlink()
    assert main(["campaign", "targets", "thu", str(book), "--dry-run", *common]) == 0
    assert not file.exists()
    assert main(["campaign", "targets", "thu", str(book), "--by", "A", *common]) == 0
    assert load_catalog(store / "campaigns").unit_targets["thu"] == before
    assert "v1\tA" in (store / "campaigns/targets/kept/thu.log").read_text(encoding="utf-8")
    catalog = load_catalog(store / "campaigns")
    said = {(one.item, one.params["phase"]) for one in no_target(catalog, store)}
    assert ("press-items", "phase-1") not in said, "every unit has its own"
    assert ("press-items", "phase-2") in said
    file.write_text(head + rows[0], encoding="utf-8")
    catalog = load_catalog(store / "campaigns")
    said = {(one.item, one.params["phase"]) for one in no_target(catalog, store)}
    assert ("press-items", "phase-1") in said, "one of many is not enough"
    broken = unit_target_workbook(catalog, "thu", TODAY)
    profile = catalog.profile("thu")
    fewer = tuple(i for i in profile.indicators if i.id != "press-items")
    other = replace(catalog, profiles={"thu": replace(profile, indicators=fewer)})
    with pytest.raises(ProfileError, match=r"Mục tiêu theo đơn vị!C4: .*press-items"):
        read_unit_target_workbook(broken, "a.xlsx", other, "thu")
