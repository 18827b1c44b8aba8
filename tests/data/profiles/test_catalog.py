from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.profiles.catalog import CAMPAIGNS, Catalog, load_catalog
from schemas.plan.profile_file import ProfileError

PROFILE = """
documents = []
[campaign]
id = "thu"
name_vi = "Thử"
name_en = "Trial"
short_vi = "Thử"
short_en = "Trial"
level = "{level}"
territory = "{territory}"
territories = {territories}
source = "s"
[phases]
starts_on = 2025-05-14
phase_1_ends_on = 2027-06-30
interim_review_on = 2027-06-15
final_review_on = 2030-12-15
phase_1_years = [2025, 2027]
phase_2_years = [2027, 2030]
source = "s"
[[contents]]
id = "nd1"
label_vi = "NT"
label_en = "A"
short_vi = "NT"
short_en = "A"
source = "s"
[[unit_types]]
id = "commune"
label_vi = "Xã"
label_en = "Commune"
[[unit_types]]
id = "department"
label_vi = "Sở"
label_en = "Department"
[[indicators]]
id = "ty-le"
content = "nd1"
label_vi = "Tỷ lệ"
label_en = "Rate"
short_vi = "TL"
short_en = "R"
measure = "%"
direction = "higher"
kind = "stock"
adds_up = "mean"
operator = "ge"
unit_types = ["commune", "department"]
unit_ids = {unit_ids}
source = "s"
[reporting]
cadence = "quarter"
first_period = "2025-Q3"
last_period = "2030-Q4"
days_to_report = 15
cadence_source = "s"
"""
UNITS = "unit_id,unit_name,short_name,unit_type,valid_from,valid_to,successor_id\n"
CLUSTERS = "unit_id,year_from,year_to,cluster_id,cluster_name_vi,cluster_name_en\n"
DEPARTMENT = "so-y-te,Sở Y tế,Sở Y tế,department,2025-07-01,,\n"


@pytest.fixture
def build(tmp_path: Path):
    def build(
        units: str | None = None, clusters: str | None = None, level: str = "commune", **more: str
    ) -> Catalog:
        keys = {"level": level, "territory": "86", "territories": "[]", "unit_ids": "[]", **more}
        (tmp_path / "units").mkdir()
        (tmp_path / "thu.toml").write_text(PROFILE.format(**keys), encoding="utf-8")
        for name, text in (("thu.csv", units), ("thu-clusters.csv", clusters)):
            if text is not None:
                (tmp_path / "units" / name).write_text(text, encoding="utf-8")
        return load_catalog(tmp_path)

    return build


def test_every_shipped_campaign_loads_with_units_and_a_cluster_for_each_of_its_years():
    catalog = load_catalog()
    for campaign_id, profile in catalog.profiles.items():
        years = range(profile.phases.starts_on.year, profile.phases.last_day.year + 1)
        units = catalog.units_of(campaign_id)["unit_id"].to_list()
        rows = catalog.memberships.filter(pl.col("campaign_id") == campaign_id)
        expected = {(unit, year) for unit in units for year in years}
        assert set(rows.select("unit_id", "year").iter_rows()) == expected, campaign_id


@pytest.mark.parametrize(
    ("campaign_id", "communes"),
    [("vinh-long", 124), ("nghe-an", 130), ("an-giang", 102), ("lam-dong", 124)],
)
def test_a_province_has_all_its_communes_and_the_units_of_its_sheet(campaign_id, communes):
    units = load_catalog().units_of(campaign_id)
    local = units.filter(pl.col("unit_type").is_in(["commune", "ward", "special_zone"]))
    assert local.height == communes
    assert {"department", "mass_organisation", "enterprise"} < set(units["unit_type"])


def test_commune_clusters_have_eight_to_twelve_units_in_every_year():
    sizes = (
        load_catalog()
        .memberships.filter(pl.col("cluster_id").str.starts_with("cum-"))
        .group_by("campaign_id", "cluster_id", "year")
        .len()
    )
    assert sizes["len"].is_between(8, 12).all()


def test_some_units_change_cluster_in_2028():
    rows = load_catalog().memberships.filter(pl.col("campaign_id") == "vinh-long")
    clusters = rows.group_by("unit_id").agg(
        before=pl.col("cluster_id").filter(pl.col("year") == 2027).first(),
        after=pl.col("cluster_id").filter(pl.col("year") == 2028).first(),
    )
    assert clusters.filter(pl.col("before") != pl.col("after")).height == 4


def test_invented_enterprises_say_that_they_are_illustrative():
    names = load_catalog().units.filter(pl.col("unit_type") == "enterprise")["unit_name"]
    assert names.str.contains("minh họa").all()


@pytest.mark.parametrize("campaign_id", ["papi-2011-2022", "pci-2010", "pci-2015", "dti-2022"])
def test_published_tables_have_the_63_former_provinces_and_who_took_over(campaign_id):
    units = load_catalog().units_of(campaign_id)
    assert units.height == 63
    assert set(units["valid_to"]) == {date(2025, 6, 30)}
    assert units["successor_id"].null_count() == 0
    assert load_catalog().units_of(campaign_id, on=date(2025, 7, 1)).is_empty()


def test_a_unit_is_found_by_campaign_and_code():
    catalog = load_catalog()
    unit = catalog.unit("vinh-long", "so-noi-vu")
    assert unit is not None
    assert unit["unit_name"] == "Sở Nội vụ"
    assert catalog.unit("nghe-an", "28756") is None


def test_indicators_follow_the_unit_type_and_the_named_units(build):
    two = DEPARTMENT + "so-tu-phap,Sở Tư pháp,Sở Tư pháp,department,2025-07-01,,\n"
    catalog = build(UNITS + two, unit_ids='["so-y-te"]')
    assert [i.id for i in catalog.indicators_for("thu", "department")] == ["ty-le"]
    assert [i.id for i in catalog.indicators_for("thu", "department", "so-y-te")] == ["ty-le"]
    assert catalog.indicators_for("thu", "department", "so-tu-phap") == []
    assert catalog.indicators_for("thu", "enterprise") == []


def test_periods_of_a_campaign_come_from_its_profile(build):
    assert build(UNITS + DEPARTMENT).periods("thu")["period_id"][0] == "2025-Q3"


def test_a_unit_exists_from_its_first_to_its_last_day(build):
    catalog = build(UNITS + "a,Sở A,Sở A,department,2025-07-01,2026-12-31,\n")
    days = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [catalog.units_of("thu", on=day).height for day in days] == [0, 1, 1, 0]
    assert catalog.units_of("thu").height == 1


def test_a_province_takes_communes_of_all_its_territories_of_the_types_it_names(build):
    catalog = build(level="province", territory="86", territories='["91"]')
    assert catalog.units_of("thu").height == 105 + 85
    assert set(catalog.units["unit_type"]) == {"commune"}


def test_a_unit_changes_cluster_from_one_year_to_the_next(build):
    catalog = build(
        UNITS + DEPARTMENT,
        CLUSTERS + "so-y-te,2026,2027,k1,Khối 1,Bloc 1\nso-y-te,2028,2028,k2,Khối 2,Bloc 2\n",
    )
    rows = catalog.memberships.select("year", "cluster_id").rows()
    assert rows == [(2026, "k1"), (2027, "k1"), (2028, "k2")]


def test_a_unit_moves_to_another_cluster_on_a_day_within_a_year(build):
    catalog = build(
        UNITS + DEPARTMENT,
        CLUSTERS + "so-y-te,2026,2027-04-30,k1,Khối 1,Bloc 1\n"
        "so-y-te,2027-05-01,2028,k2,Khối 2,Bloc 2\n",
    )
    rows = catalog.memberships.select("year", "from_date", "to_date", "cluster_id", "is_year_last")
    assert rows.rows() == [
        (2026, date(2026, 1, 1), date(2026, 12, 31), "k1", True),
        (2027, date(2027, 1, 1), date(2027, 4, 30), "k1", False),
        (2027, date(2027, 5, 1), date(2027, 12, 31), "k2", True),
        (2028, date(2028, 1, 1), date(2028, 12, 31), "k2", True),
    ]


def test_the_catalog_of_a_folder_is_read_once():
    assert load_catalog(CAMPAIGNS) is load_catalog(CAMPAIGNS / "units" / "..")


@pytest.mark.parametrize(
    ("units", "message"),
    [
        (None, "thu.csv: thiếu danh sách đơn vị"),
        ("unit_id,unit_name\na,b\n", "thu.csv: dòng / line 1, cột / column short_name: thiếu cột"),
        (UNITS.replace("unit_id", "id") + DEPARTMENT, "cột / column unit_id: thiếu cột"),
        (UNITS.replace("\n", ",x\n") + "a,A,A,department,2025-07-01,,,1\n", "x: cột lạ"),
        (UNITS + DEPARTMENT + "b,,B,department,2025-07-01,,\n", "line 3, cột / column unit_name"),
        (UNITS + "a,A,A,departmant,2025-07-01,,\n", "nearest: «department»"),
        (UNITS + "a,A,A,department,01/07/2025,,\n", "valid_from: «01/07/2025» không phải ngày"),
        (UNITS + "a,A,A,department,2025-07-01,2025-01-01,\n", "column valid_to: «2025-01-01»"),
        (UNITS + DEPARTMENT + "b,Sở B\n", "line 3, cột / column short_name: 2 ô, cần"),
        (UNITS + "\n" + DEPARTMENT.strip() + ",x\n", "line 3, cột / column successor_id: 8 ô"),
        ("", "column unit_id: thiếu cột"),
        (UNITS + DEPARTMENT + DEPARTMENT, "line 2, cột / column unit_id: «so-y-te» có hai lần"),
    ],
)
def test_a_bad_units_sheet_is_refused_with_file_line_and_column(build, units, message):
    with pytest.raises(ProfileError) as refusal:
        build(units)
    assert message in str(refusal.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("so-y,2026,2027,k1,K,B\n", "thu-clusters.csv: dòng / line 2, cột / column unit_id"),
        ("so-y-te,26,2027,k1,K,B\n", "column year_from: «26» không phải năm"),
        ("so-y-te,2027,2026,k1,K,B\n", "column year_to: «2026» trước year_from"),
        ("so-y-te,2026,2027,,K,B\n", "column cluster_id: không được trống"),
        ("so-y-te,2026,2027,a,K,B\nso-y-te,2027,2028,b,K,B\n", "line 3, cột / column unit_id"),
        (
            "so-y-te,2026,2027-05-01,a,K,B\nso-y-te,2027-05-01,2028,b,K,B\n",
            "line 3, cột / column unit_id: «so-y-te» ở hai cụm cùng một ngày",
        ),
        ("so-y-te,2026,01/05/2027,k1,K,B\n", "year_to: «01/05/2027» không phải năm hay ngày"),
    ],
)
def test_a_bad_clusters_sheet_is_refused_with_file_line_and_column(build, row, message):
    with pytest.raises(ProfileError) as refusal:
        build(UNITS + DEPARTMENT, CLUSTERS + row)
    assert message in str(refusal.value)


def test_a_clusters_sheet_may_name_its_units_and_offers_near_names(build, tmp_path):
    catalog = build(UNITS + DEPARTMENT, CLUSTERS + "sở y tế,2026,2027,k1,K,B\n")
    rows = catalog.memberships.filter(campaign_id="thu").select("unit_id", "year", "cluster_id")
    assert ("so-y-te", 2026, "k1") in rows.rows()
    sheet = tmp_path / "units" / "thu-clusters.csv"
    sheet.write_text(CLUSTERS + "Sở Y tá,2026,2027,k1,K,B\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=r"Sở Y tá.*nearest: Sở Y tế"):
        load_catalog(tmp_path)


def test_a_units_sheet_in_another_encoding_is_refused_with_its_name(build, tmp_path):
    sheet = tmp_path / "units" / "thu.csv"
    with pytest.raises(ProfileError, match=r"thiếu danh sách"):
        build()
    sheet.write_bytes((UNITS + DEPARTMENT).encode("utf-16"))
    with pytest.raises(ProfileError, match=r"thu\.csv: không đọc được"):
        load_catalog(tmp_path)


def test_a_units_sheet_saved_by_a_spreadsheet_with_a_mark_in_front_is_read(build):
    assert build("\ufeff" + UNITS + DEPARTMENT).profile("thu").campaign.id == "thu"


def test_a_unit_of_the_sheet_with_the_code_of_a_commune_is_refused(build):
    with pytest.raises(ProfileError, match="«28777» trùng mã xã"):
        build(UNITS + DEPARTMENT.replace("so-y-te", "28777"), level="province")


def test_an_indicator_for_a_unit_that_does_not_exist_is_refused_with_the_nearest_one(build):
    with pytest.raises(ProfileError, match="no such unit «so-yte»; gần nhất / nearest: «so-y-te»"):
        build(UNITS + DEPARTMENT, unit_ids='["so-yte"]')
