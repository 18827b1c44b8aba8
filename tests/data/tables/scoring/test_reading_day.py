from tests.worlds.pipeline.steps import made

YEAR = "year | progress_date\n2026 | {day}"


def reading(
    day: str, criteria: str = "kind\nprogress\nprogress", level: str = "province"
) -> list[str]:
    found = made(
        "reading_day",
        asked_day=f"as_of | level\n2026-12-31 | {level}",
        asked_year=YEAR.format(day=day),
        year_criterion=criteria,
    )
    return [str(row["as_of"]) for row in found.rows]


def test_progress_is_read_once_its_day_has_come() -> None:
    assert reading("2026-12-31") == ["2026-12-31"]
    assert reading("2027-01-01") == []


def test_nothing_is_read_where_no_criterion_reads_it_or_the_table_is_published() -> None:
    assert reading("2026-11-30", criteria="kind\ndirect") == []
    assert reading("2026-11-30", level="published") == []
