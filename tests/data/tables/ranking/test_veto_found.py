from tests.worlds.pipeline.steps import made

VETO = """
    veto_id | label_vi  | effect   | detected
    v1      | Không nộp | no_award | no_report
    v2      | Kỷ luật   | no_rank  |
"""


def test_vetoes_are_found_in_the_reports_or_declared_last_word_first() -> None:
    found = made(
        "veto_found",
        scored_unit="unit_id | cluster_id\nu1 | k\nu2 | k",
        rubric_veto=VETO,
        missed_paper="unit_id | detected\nu1 | no_report\nu2 | no_plan\ngone | no_report",
        known_score="""
            item=veto
            unit_id | criterion_id | stage     | amount | evidence | known_from
            u2      | v2           | appraised | 1      | QĐ 1     | 2026-11-01
            u2      | v2           | council   | 1      | QĐ 2     | 2026-11-02
            u1      | v2           | council   | 0      | QĐ 3     | 2026-11-01
            u2      | v1           | council   | 1      | QĐ 4     | 2026-11-01
        """,
    )
    assert found.shows("""
        unit_id | veto_id | effect   | is_detected | evidence
        u1      | v1      | no_award | true        |
        u2      | v2      | no_rank  | false       | QĐ 2
    """)
