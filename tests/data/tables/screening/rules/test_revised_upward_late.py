from tests.worlds.pipeline.steps import made

CELL = """
    period_id=2026-Q3
    unit_id | indicator_id | value | direction | baseline_value | target_value
    u1      | up           | 80    | higher    | 20             | 120
    u1      | down         | 30    | lower     | 50             | 10
    u1      | zero         | 80    | higher    | 20             | 20
    u1      | worse        | 80    | higher    | 20             | 120
"""
DEADLINE = """
    deadline_id | kind   | due_at
    yearly-2026 | yearly | 2026-11-14 23:59:59
    plan-2026   | plan   | 2026-12-20
"""


def late(until: str) -> dict[str, tuple[float, float]]:
    found = made(
        "revised_upward_late",
        screened_cell=CELL,
        deadline=DEADLINE,
        result=f"""
            unit_id=u1 | period_id=2026-Q3 | known_until={until}
            indicator_id | value | known_from
            up           | 10    | 2026-10-01
            up           | 70    | 2026-10-09
            down         | 38    | 2026-10-01
            zero         | 40    | 2026-10-01
            worse        | 90    | 2026-10-01
        """,
    )
    return {row["indicator_id"]: (row["compared_value"], row["score"]) for row in found.rows}


def test_a_better_version_within_30_days_before_a_deadline_is_a_part_of_the_way() -> None:
    asked = {"up": (70, 100 * 10 / 100), "down": (38, 100 * 8 / 40), "zero": (40, 100 * 40 / 40)}
    assert late("2026-11-14 23:59:59") == late("2026-10-16 00:00:00") == asked


def test_earlier_or_after_the_deadline_is_no_question() -> None:
    assert late("2026-10-15 23:59:59") == late("2026-11-15 00:00:00") == late("2027-01-01") == {}
