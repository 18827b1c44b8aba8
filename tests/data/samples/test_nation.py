import tomllib
from pathlib import Path

import polars as pl
import pytest

from data.commands.command import main
from data.keeping.calendar import is_store
from data.keeping.store import answer, open_store
from data.profiles.catalog import Catalog, load_catalog
from data.profiles.places import communes, provinces
from data.samples.nation.aside import ASIDE, is_left_over, made_aside
from data.samples.nation.plans import write_nation
from data.samples.sample import PLANS, make_sample

SAID = tomllib.loads((PLANS / "national.toml").read_text(encoding="utf-8"))
ILLUSTRATIVE = "dữ liệu minh họa"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder = tmp_path_factory.mktemp("plans")
    write_nation(folder, SAID["nation"], 1)
    return load_catalog(folder)


def made_up(plans: Catalog) -> list[str]:
    return [name for name in plans.profiles if name not in SAID["nation"]["shipped"]]


def test_every_province_has_a_campaign_of_its_own_with_all_its_communes(plans: Catalog) -> None:
    of = {
        p.campaign.territory: name
        for name, p in plans.profiles.items()
        if p.campaign.level == "province"
    }
    assert sorted(of) == provinces()["province_code"].sort().to_list()
    lived = plans.units.filter(pl.col("campaign_id").is_in(list(of.values())))
    assert set(communes()["commune_code"]) <= set(lived["unit_id"])
    assert lived.filter(pl.col("unit_id").str.contains(r"^\d+$")).height == communes().height
    ministries = [p for p in plans.profiles.values() if p.campaign.level == "ministry"]
    assert len(ministries) == len(SAID["nation"]["others"])
    for profile in ministries:
        assert not {"ward", "commune"} & set(plans.units_of(profile.campaign.id)["unit_type"])


def test_plans_that_are_made_up_differ_and_say_what_they_are(plans: Catalog) -> None:
    names = made_up(plans)
    profiles = [plans.profile(name) for name in names]
    for profile in profiles:
        assert profile.campaign.is_illustrative
        assert ILLUSTRATIVE in profile.campaign.name_vi
        assert ILLUSTRATIVE in (profile.documents[0].number or "")
        assert {i.source for i in profile.indicators} == {ILLUSTRATIVE}
        assert all(t.is_illustrative for i in profile.indicators for t in i.targets if t.value)
        assert {r.is_illustrative for r in plans.rubrics if r.campaign == profile.campaign.id} == {
            True
        }
    asked = {tuple(i.id for i in p.indicators) for p in profiles}
    assert len(asked) == len(profiles)
    online = {
        p.campaign.id: next(i for i in p.indicators if i.id == "online-rate") for p in profiles
    }
    assert len({i.targets[0].value for i in online.values()}) > 5
    caps = {r.limit for p in profiles for r in p.awards.rules if r.id == "cap-collective"}
    assert len(caps) > 2
    totals = {r.total_points for r in plans.rubrics if r.campaign in names}
    assert len(totals) == 3
    for name in names:
        sizes = plans.memberships.filter(campaign_id=name, year=2026)["cluster_id"].value_counts()
        assert sizes["count"].min() >= 9, name


def test_the_same_seed_makes_the_same_plans(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_nation(tmp_path / name, SAID["nation"], seed, 2)
    one, same, other = (
        {p.relative_to(tmp_path / n): p.read_text() for p in sorted((tmp_path / n).rglob("*.*"))}
        for n in ("one", "same", "other")
    )
    assert one == same
    assert one != other


def test_a_small_nation_has_corrections_marks_proposals_and_reports_in_words(
    tmp_path: Path,
) -> None:
    said = PLANS.joinpath("national.toml").read_text(encoding="utf-8")
    # two quarters are enough: what is asked here is the shape
    said = said.replace("today = 2031-01-20", "today = 2026-10-20")
    said = said.replace('"vinh-long", "nghe-an", "an-giang", "lam-dong", ', "")
    (tmp_path / "national.toml").write_text(said.replace("2026-10-31", "2026-09-30"))
    store, shown = tmp_path / "sample", list[str]()
    outcomes = make_sample(
        store, "national", 1, lambda done, of, part: shown.append(part), provinces=1, plans=tmp_path
    )
    assert {o.state for o in outcomes} == {"accepted"}
    assert list(dict.fromkeys(shown)) == ["notes", "reports", "steps", "tasks", "models"]
    con = open_store(store)
    levels = answer(con, "SELECT level, count(*) AS n FROM campaign GROUP BY ALL ORDER BY level")
    assert levels.rows() == [("commune", 1), ("ministry", 1)]
    told = answer(
        con,
        """
        SELECT count(*) FILTER (known_until < DATE '9999-01-01') AS earlier,
            count(*) FILTER (known_until > DATE '9999-01-01') AS now
        FROM result
        """,
    ).row(0, named=True)
    assert 0.2 < told["earlier"] / told["now"] < 2
    for table in ("score", "proposal", "award_step", "remark"):
        assert answer(con, f"SELECT count(*) AS n FROM {table}").item() > 0, table
    assert not (store / ASIDE).exists()


def test_a_sample_that_is_interrupted_is_no_store_and_is_made_again(tmp_path: Path) -> None:
    store = tmp_path / "sample"

    def stop(done: int, of: int, part: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_sample(store, "national", 1, stop, provinces=1)
    assert not is_store(store)
    assert not list(store.iterdir())
    (store / ASIDE / "ledger").mkdir(parents=True)  # as one that was killed leaves it
    assert is_left_over(store)
    with made_aside(store) as aside:
        assert not list(aside.iterdir())
        (aside / "calendar.toml").write_text('kind = "clock"\n')
        assert not is_store(store)
    assert is_store(store)


def test_no_number_of_provinces_is_refused_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["sample", "--scale", "national", "--provinces", "0"])
    told = capsys.readouterr().err
    assert "không phải số tỉnh" in told
    assert "is no number of provinces" in told
