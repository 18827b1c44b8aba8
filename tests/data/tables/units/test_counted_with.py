from tests.worlds.pipeline.steps import made


def test_only_what_adds_up_over_time_and_units_goes_to_the_heir() -> None:
    found = made(
        "counted_with",
        unit="unit_id\nu1\nu2",
        heir="unit_id | heir_id\nu1 | u2",
        indicator="""
            indicator_id | kind  | adds_up
            built        | flow  | sum
            share        | flow  | mean
            machines     | stock | sum
        """,
    )
    assert found.shows("""
        unit_id | indicator_id | heir_id
        u1      | built        | u2
        u1      | share        | u1
        u1      | machines     | u1
        u2      | built        | u2
        u2      | share        | u2
        u2      | machines     | u2
    """)
