from tests.worlds.pipeline.steps import made


def test_present_and_former_names_are_looked_for_without_marks() -> None:
    found = made(
        "searched_name",
        roster="""
            unit_id | unit_name      | short_name
            u1      | Phường Đông Hà | P. Đông Hà
        """,
        former_unit="""
            campaign_id | unit_id | former_code | former_name | former_place
            c           | u1      | f1          | Xã Cũ       | Huyện Đảo
            c           | gone    | f2          | Xã Mất      | Huyện Đảo
            other       | u1      | f3          | Xã Khác     | Huyện Đảo
            other       |         | T           | Tỉnh Xưa    |
        """,
    )
    assert found.shows("""
        campaign_id | unit_id | code | name           | is_former | key            | full_key
        c           | u1      | u1   | Phường Đông Hà | false     | phuong dong ha | phuong dong ha
        c           | u1      | u1   | P. Đông Hà     | false     | p dong ha      | p dong ha
        c           | u1      | f1   | Xã Cũ          | true      | xa cu          | xa cu huyen dao
        other       |         | T    | Tỉnh Xưa       | true      | tinh xua       | tinh xua
    """)
