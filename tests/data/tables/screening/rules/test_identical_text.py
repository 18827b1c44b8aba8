from tests.worlds.pipeline.steps import made

PERIOD = "period_id | end_date | next_end_date\n2026-Q3 | 2026-09-30 | 2026-12-31"
DEADLINE = """
    deadline_id | due_at
    yearly-2026 | 2026-11-14
    final-2026  | 2026-12-31
"""


def test_the_same_words_of_several_units_are_asked_whatever_their_marks() -> None:
    found = made(
        "identical_text",
        screened_period=PERIOD,
        deadline=DEADLINE,
        remark="""
            unit_id | period_id   | kind | remark         | known_from | known_until
            u1      | 2026-Q3     | a    | Thiếu máy tính | 2026-10-01 | 9999-12-31
            u2      | yearly-2026 | a    | THIẾU  máy-tính! | 2026-11-01 | 9999-12-31
            u2      | 2026-Q3     | b    | Thiếu máy tính | 2026-11-01 | 9999-12-31
            u4      | final-2026  | a    | Thiếu máy tính | 2026-12-01 | 9999-12-31
            u5      | 2026-Q2     | a    | Thiếu máy tính | 2026-07-01 | 9999-12-31
            u6      | 2026-Q3     | a    | Thiếu máy tính | 2026-10-01 | 2026-12-31
            u7      | 2026-Q3     | a    | Khác hẳn       | 2026-10-01 | 9999-12-31
        """,
        screened_value="unit_id | indicator_id | note\nu3 | i | thieu may tinh\nu8 | i |",
    )
    assert found.shows("""
        unit_id | peer_count | score | basis_count | excerpt
        u1      | 2          | 3     | 14          | Thiếu máy tính
        u2      | 2          | 3     | 14          | THIẾU  máy-tính!
        u3      | 2          | 3     | 14          | thieu may tinh
    """)


def test_words_that_more_than_half_of_many_units_share_are_a_forms_own() -> None:
    def asked(sharing: int, other: int) -> int:
        cells = [f"u{n} | i | như nhau" for n in range(sharing)]
        cells += [f"v{n} | i | riêng {n}" for n in range(other)]
        value = "\n".join(["unit_id | indicator_id | note", *cells])
        return len(made("identical_text", screened_period=PERIOD, screened_value=value).rows)

    assert (asked(9, 0), asked(10, 9), asked(10, 10)) == (9, 0, 10)
