import polars as pl
import pytest

from data.keeping.publishing.values import FEW, SCHEMA, Values

UNITS = [f"u{n}" for n in range(FEW + 10)]


def rows(*said: tuple[str, float]) -> pl.DataFrame:
    return pl.DataFrame(
        [("c", unit, "i", "2026-Q1", value) for unit, value in said], SCHEMA, orient="row"
    )


class Kept:
    """A store of one value a unit that notes what it was asked."""

    def __init__(self) -> None:
        self.frame = rows(*((unit, float(n)) for n, unit in enumerate(UNITS)))
        self.asked: list[str] = []

    def of_campaign(self, campaign: str) -> pl.DataFrame:
        self.asked.append(f"whole {campaign}")
        return self.frame.filter(campaign_id=campaign)

    def of_unit(self, campaign: str, unit: str) -> pl.DataFrame:
        self.asked.append(unit)
        return self.frame.filter(campaign_id=campaign, unit_id=unit)


@pytest.fixture
def kept() -> Kept:
    return Kept()


def of(values: Values, *units: str) -> list[float]:
    return values.of("c", units)["value"].to_list()


def test_a_few_units_are_looked_up_each_once_and_nothing_else_is_read(kept: Kept) -> None:
    values = Values(kept.of_campaign, kept.of_unit)
    assert of(values, "u7", "u3", "nobody") == [7.0, 3.0]
    assert of(values, "u7") == [7.0]
    assert kept.asked == ["u7", "u3", "nobody"]


def test_whoever_asks_for_many_has_the_whole_read_once(kept: Kept) -> None:
    values = Values(kept.of_campaign, kept.of_unit)
    for unit in UNITS:
        assert of(values, unit) == [float(unit[1:])]
    assert kept.asked == [*UNITS[:FEW], "whole c"]
    assert values.of("c", UNITS).height == len(values.of_all("c")) == len(UNITS)
    assert kept.asked.count("whole c") == 1


@pytest.mark.parametrize("is_read_first", [True, False])
def test_newer_values_count_whether_the_whole_was_read_before_or_not(
    kept: Kept, is_read_first: bool
) -> None:
    values = Values(kept.of_campaign, kept.of_unit if not is_read_first else None)
    values.add(rows(("u1", 101.0)), is_correction=True)
    values.add(rows(("new", 5.0)), is_correction=False)
    assert of(values, "u1", "new", "u2") == [101.0, 5.0, 2.0]
    assert ("whole c" in kept.asked) == is_read_first
    frame = values.of_all("c")
    assert frame.filter(unit_id="u1")["value"].to_list() == [101.0]
    assert frame.height == len(UNITS) + 1
    values.add(rows(*((unit, 9.0) for unit in UNITS)), is_correction=True)
    assert set(values.of_all("c").filter(pl.col("unit_id") != "new")["value"]) == {9.0}
    assert of(values, "new") == [5.0]


def test_values_of_one_campaign_are_held_apart_from_those_of_another(kept: Kept) -> None:
    values = Values(kept.of_campaign)
    other = rows(*((unit, -1.0) for unit in UNITS)).with_columns(campaign_id=pl.lit("d"))
    first = values.of("c", UNITS)
    assert kept.asked == ["whole c"]
    values.add(other, is_correction=False)
    values.add(other.with_columns(value=-2.0), is_correction=True)
    assert values.of("c", UNITS).equals(first)
    assert set(values.of("d", UNITS)["value"]) == {-2.0}
    assert values.of_all("d").height == len(UNITS)
    assert kept.asked == ["whole c", "whole d"]
