from tests.worlds.pipeline.steps import made

OWING = """
    obligation_id=o | due_at={due}
    unit_id
    accepted
    late
    exempt
    both
    returned
    silent
"""
HANDED_IN = """
    obligation_id=o
    unit_id  | received_at         | has_returned | problem_count | version
    accepted | 2026-10-15 23:59:59 | true         | 2             | 1
    late     | 2026-10-18 08:00    | false        |               | 1
    both     | 2026-10-15 08:00    | false        |               | 1
    returned |                     | true         | 3             |
"""
NOTE = """
    kind=exemption | obligation_id=o
    note_id | unit_id | text    | recorded_at
    1       | exempt  | Sáp nhập | 2026-10-01
    2       | exempt  | Thiên tai | 2026-10-02
    3       | both    | Thiên tai | 2026-10-02
    4       | silent  | Mai sau | 2027-01-01
"""


def states(due: str) -> dict[str, tuple[str, int | None, str | None]]:
    found = made(
        "obligation_state", owing_unit=OWING.format(due=due), handed_in=HANDED_IN, note=NOTE
    )
    return {row["unit_id"]: (row["state"], row["days_late"], row["reason"]) for row in found.rows}


def test_every_unit_that_owes_has_exactly_one_state() -> None:
    assert states("2026-10-15 23:59:59") == {
        "accepted": ("on_time", None, None),
        "late": ("late", 3, None),
        "exempt": ("exempt", None, "Thiên tai"),
        "both": ("on_time", None, None),
        "returned": ("rejected", 77, None),
        "silent": ("overdue", 77, None),
    }


def test_while_there_is_time_nobody_is_late() -> None:
    found = states("2026-12-31 23:59:59")
    assert (found["returned"], found["silent"]) == (
        ("rejected", None, None),
        ("waiting", None, None),
    )


def test_without_a_deadline_a_report_is_undated() -> None:
    found = states("")
    assert (found["late"], found["silent"]) == (("undated", None, None), ("waiting", None, None))


def test_a_report_is_complete_when_it_is_accepted_and_nothing_mandatory_lacks() -> None:
    found = made(
        "obligation_state",
        owing_unit=OWING.format(due="2026-10-15 23:59:59"),
        handed_in=HANDED_IN,
        report_fill="""
            obligation_id=o
            unit_id  | filled_count | mandatory_count
            accepted | 3            | 3
            late     | 2            | 3
            silent   | 3            | 3
        """,
    )
    assert found.shows("""
        unit_id  | is_accepted | is_complete | filled_count | mandatory_count
        accepted | true        | true        | 3            | 3
        late     | true        | false       | 2            | 3
        both     | true        | true        | 0            | 0
        exempt   | false       | false       | 0            | 0
        returned | false       | false       | 0            | 0
        silent   | false       | false       | 3            | 3
    """)
