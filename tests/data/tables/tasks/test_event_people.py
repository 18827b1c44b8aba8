from tests.worlds.pipeline.steps import made


def test_people_of_each_event_count_once_as_told_last() -> None:
    told = """
        task_id | round | unit_id | event_no | people_count | turn
        t       | 2026  | u1      | 1        | 40           | 1
        t       | 2026  | u1      | 1        | 45           | 2
        t       | 2026  | u1      | 2        | 60           | 3
        t       | 2026  | u1      | ''       | 500          | 4
        t       | 2026  | u2      | 1        |              | 1
    """
    assert made("event_people", told_task=told).shows("""
        unit_id | people_count
        u1      | 105
        u2      |
    """)
