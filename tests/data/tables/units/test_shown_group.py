from tests.worlds.pipeline.steps import made

ROSTER = """
    unit_id | short_name | unit_type | type_name_vi | cluster_id | cluster_name_vi
    u1      | P. Một     | ward      | Phường       | cum-1      | Cụm 1
    u2      | Sở Hai     | agency    | Sở           |            |
"""


def test_without_a_filter_each_level_shows_its_own_groups() -> None:
    found = made("shown_group", roster=ROSTER, campaign="short_vi\nTỉnh")
    assert found.where(asked_scope="*:*:*").shows("""
        level     | scope_id     | group_id | group_name_vi
        all       | all:*:*      | all      | Tỉnh
        unit_type | all:ward:*   | ward     | Phường
        unit_type | all:agency:* | agency   | Sở
        cluster   | all:*:cum-1  | cum-1    | Cụm 1
        unit      | unit:u1      | u1       | P. Một
        unit      | unit:u2      | u2       | Sở Hai
    """)


def test_filters_narrow_the_scope_whose_figures_a_group_has() -> None:
    found = made("shown_group", roster=ROSTER, campaign="short_vi\nTỉnh")
    assert found.where(asked_scope="ward:cum-1:*").shows("""
        level     | scope_id       | group_id
        all       | all:ward:cum-1 | all
        unit_type | all:ward:cum-1 | ward
        cluster   | all:ward:cum-1 | cum-1
        unit      | unit:u1        | u1
    """)


def test_one_unit_has_its_own_figures_at_every_level() -> None:
    found = made("shown_group", roster=ROSTER)
    alone = {
        (row["level"], row["scope_id"]) for row in found.rows if row["asked_scope"][-2:] == "u2"
    }
    assert alone == {(level, "unit:u2") for level in ("all", "unit_type", "unit")}
