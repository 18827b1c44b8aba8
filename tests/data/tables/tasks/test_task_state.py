from tests.worlds.pipeline.steps import made

ROUND = """
    task_id | round | due_kind | due_on     | is_past_due | roster_day
    t       | once  | date     | 2026-06-30 | true        | 2026-06-30
"""
UNIT = """
    unit_id | unit_type | valid_from | valid_to
    silent  | ward      | 2020-01-01 |
    early   | ward      | 2020-01-01 | 2026-06-30
    late    | ward      | 2020-01-01 |
    begun   | ward      | 2020-01-01 |
    new     | ward      | 2026-07-01 |
    other   | agency    | 2020-01-01 |
    named   | agency    | 2020-01-01 |
"""
PARTY = """
    task_id | role | party
    t       | lead | ward
    t       | lead | named
    t       | with | other
"""
KNOWN = """
    task_id | round | unit_id | state     | done_on
    t       | once  | early   | done      | 2026-06-30
    t       | once  | late    | done      | 2026-07-03
    t       | once  | begun   | under_way |
"""


def test_every_unit_that_leads_a_task_has_one_state_and_who_is_silent_is_late() -> None:
    found = made(
        "task_state",
        asked_day="as_of\n2026-07-10",
        task_round=ROUND,
        task_party=PARTY,
        unit=UNIT,
        known_task=KNOWN,
        roster="unit_id | cluster_id\nlate | k",
    )
    assert found.shows("""
        unit_id | is_named | state        | days_late | is_late | cluster_id
        silent  | false    | not_reported | 10        | true    |
        early   | false    | done_on_time |           | false   |
        late    | false    | done_late    | 3         | false   | k
        begun   | false    | overdue      | 10        | true    |
        named   | true     | not_reported | 10        | true    |
    """)
