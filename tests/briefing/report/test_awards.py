"""What a report says of awards, and who issues it."""

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl

from answers.answers import StoreAnswers
from briefing.report.awards import awards
from briefing.report.opening import issuer
from briefing.report.words import KEYS
from data.profiles.catalog import load_catalog
from queries.awards.questions import award_places, award_proposals, award_tally
from queries.units.questions import unit_identity
from tests.worlds.page_store import a_campaign, three_units
from tests.worlds.reports.altered import Change, scene, told
from translations import translator


def proposal(code: str, **changed: Any) -> dict[str, Any]:
    day = date(2026, 10, 1)
    return {
        "proposal_id": code,
        "unit_id": "u",
        "year": 2026,
        "phase_id": "phase-1",
        "form_id": "f",
        "recipient_class": "collective",
        "state": "decided",
        "proposed_on": day,
        "appraised_on": day,
        "passed_on": day,
        "decided_on": day,
        "has_appraisal": True,
        "has_council": True,
        "has_submission": False,
        **changed,
    }


def test_what_was_revoked_is_not_counted_as_decided(store: StoreAnswers) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    rows = [
        proposal("1", unit_id=unit),
        proposal("2", unit_id=unit, state="revoked"),
        proposal(
            "3",
            unit_id=unit,
            year=2025,
            state="proposed",
            appraised_on=None,
            passed_on=None,
            decided_on=None,
        ),
    ]
    change = {award_proposals: lambda frame: pl.DataFrame(rows, schema=frame.schema)}
    said = told(awards(scene(store, change, unit=unit)))
    assert "đề nghị khen thưởng 03 trường hợp" in said["awards.unit"]
    assert said["awards.unit"].endswith("đã có quyết định 01.")
    assert "đề nghị 02 trường hợp; đã thẩm định 02" in said["awards.year"]


def test_special_zones_are_named_only_where_there_are_some(store: StoreAnswers) -> None:
    def tally(frame: pl.DataFrame) -> pl.DataFrame:
        none = dict.fromkeys(("appraised", "passed", "decided", "revoked"), 0)
        row = {"dimension": "all", "key": "all", "position": 1, "proposed_count": 2}
        row |= {f"{name}_count": count for name, count in none.items()}
        return pl.DataFrame([row], schema=frame.schema)

    def places(kind: str) -> Change:
        return lambda frame: frame.head(2).with_columns(
            is_commune=pl.lit(True), unit_type=pl.lit(kind), decided_count=pl.lit(0, pl.Int64)
        )

    for kind, words in (("commune", "xã, phường chưa"), ("special_zone", "xã, phường, đặc khu")):
        change = {award_tally: tally, award_places: places(kind)}
        said = told(awards(scene(store, change)))
        assert any(words in text for text in said.values())
        assert said["awards.counts"].endswith("02 trường hợp; chưa qua bước nào.")


def test_what_the_data_cannot_know_of_the_issuer_stays_in_brackets(store: StoreAnswers) -> None:
    council = issuer(scene(store))
    assert council.parent.startswith("ỦY BAN NHÂN DÂN TỈNH")
    assert council.name.startswith("Hội đồng Thi đua - Khen thưởng tỉnh")
    office = replace(scene(store).mine, unit="so-noi-vu")
    other = scene(
        store,
        {unit_identity: lambda f: f.head(1).with_columns(unit_name=pl.lit("Sở Nội vụ"))},
        unit=office.unit,
    )
    vars(other)["who"] = {"unit_name": "Sở Nội vụ"}
    said = issuer(other)
    assert (said.parent, said.body) == ("[TÊN CƠ QUAN CHỦ QUẢN]", "SỞ NỘI VỤ")
    commune = issuer(scene(store, unit=three_units(load_catalog(), a_campaign(load_catalog()))[0]))
    assert commune.body.startswith("ỦY BAN NHÂN DÂN XÃ")
    assert commune.parent == ""


def test_every_variant_of_a_sentence_is_one_that_is_said() -> None:
    known = translator("vi").words
    assert [name for name in KEYS if f"account.{name}" not in known] == []
    assert set(KEYS).isdisjoint(KEYS.values())
