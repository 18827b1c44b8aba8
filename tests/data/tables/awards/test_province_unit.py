from tests.worlds.pipeline.steps import made

PLACE = """
    commune_id | province_id
    x1         | A
    x2         | A
    y1         | B
"""
CAMPAIGN = """
    campaign_id | level
    c           | {asked}
    own         | province
    wide        | province
"""
UNIT = """
    campaign_id | unit_id | valid_from | valid_to
    own         | x1      | 2020-01-01 |
    own         | x2      | 2020-01-01 | 2026-12-30
    own         | office  | 2020-01-01 |
    wide        | x1      | 2020-01-01 |
    wide        | y1      | 2020-01-01 |
    wide        | office  | 2020-01-01 |
"""


def test_each_province_is_answered_for_by_the_campaign_of_its_own() -> None:
    found = made("province_unit", place=PLACE, campaign=CAMPAIGN.format(asked="nation"), unit=UNIT)
    assert found.shows("""
        campaign_id | unit_id | province_id
        own         | x1      | A
        own         | office  | A
    """)


def test_a_campaign_over_several_provinces_answers_for_all_where_it_is_asked_about() -> None:
    asked = "campaign_id | as_of\nwide | 2026-12-31"
    found = made(
        "province_unit",
        asked_day=asked,
        place=PLACE,
        campaign=CAMPAIGN.format(asked="province"),
        unit=UNIT.replace("wide        | office  | 2020-01-01 |", ""),
    )
    assert found.shows("""
        campaign_id | unit_id | province_id
        wide        | x1      | A
        wide        | y1      | B
    """)
