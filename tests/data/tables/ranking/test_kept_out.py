from tests.worlds.pipeline.steps import made


def test_the_strongest_veto_counts_and_all_are_named() -> None:
    found = made(
        "kept_out",
        veto_found="""
            unit_id | veto_id | label_vi   | label_en | effect
            u1      | v2      | Trễ hạn    | Late     | no_rank
            u1      | v1      | Không nộp  | Missing  | no_award
            u2      | v1      | Không nộp  | Missing  | no_award
        """,
    )
    assert found.shows("""
        unit_id | veto_vi            | veto_en       | veto_effect
        u1      | Không nộp, Trễ hạn | Missing, Late | no_rank
        u2      | Không nộp          | Missing       | no_award
    """)
