from tests.worlds.pipeline.steps import made

TOLD = """
    task_id | round | unit_id | event_no | state       | note  | turn
    t       | once  | u1      | ''       | not_started | first | 1
    t       | once  | u1      | ''       | under_way   | last  | 2
    t       | once  | u2      | ''       | done        | own   | 1
    t       | once  | u2      | 1        |             | event | 2
    t       | once  | u3      | 1        | done        | event | 1
"""


def test_the_latest_word_on_the_task_counts_and_events_alone_say_that_it_is_under_way() -> None:
    assert made("known_task", told_task=TOLD).shows("""
        task_id | unit_id | state     | note
        t       | u1      | under_way | last
        t       | u2      | done      | own
        t       | u3      | under_way |
    """)
