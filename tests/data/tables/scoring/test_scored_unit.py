from tests.worlds.pipeline.steps import made

UNIT = """
    unit_id | short_name | unit_type | valid_from | valid_to
    u1      | P. Đông    | ward      | 2020-01-01 |
    u2      | P. Dung    | ward      | 2020-01-01 |
    u3      | Sở Ba      | agency    | 2020-01-01 |
    u4      | Sở Bốn     | agency    | 2020-01-01 | 2026-12-30
    u5      | P. Eo      | ward      | 2020-01-01 |
"""
MEMBERSHIP = """
    unit_id | year | is_year_last | cluster_id | cluster_name_vi
    u1      | 2026 | true         | wards      | Cụm phường
    u2      | 2026 | true         | wards      | Cụm phường
    u3      | 2026 | true         | mixed      | Khối
    u5      | 2026 | true         | mixed      | Khối
    u4      | 2026 | true         | mixed      | Khối
    u1      | 2026 | false        | mixed      | Khối
    u3      | 2025 | true         | wards      | Cụm phường
"""
PLAIN = "rubric_id | version | scope | label_vi\n"


def scored(rubrics: str, reach: str) -> list[tuple[str, str, str]]:
    found = made(
        "scored_unit",
        asked_year="year\n2026",
        unit=UNIT,
        membership=MEMBERSHIP,
        rubric_year=PLAIN + rubrics,
        rubric_reach="rubric_id | version | kind | code\n" + reach,
    )
    ordered = sorted(found.rows, key=lambda row: row["name_place"])
    return [(row["unit_id"], row["cluster_id"], row["rubric_id"]) for row in ordered]


def test_a_rubric_scores_the_clusters_all_of_whose_units_it_covers() -> None:
    wards = scored("r | 1 | cluster | Bảng", "r | 1 | unit_type | ward\nr | 2 | unit_type | agency")
    assert wards == [("u2", "wards", "r"), ("u1", "wards", "r")]
    both = "r | 1 | unit_type | ward\nr | 1 | unit_type | agency"
    assert {unit for unit, *_ in scored("r | 1 | cluster | Bảng", both)} == {"u1", "u2", "u3", "u5"}


def test_the_rubric_that_names_a_cluster_comes_before_one_that_covers_it() -> None:
    reach = "a | 1 | unit_type | ward\nz | 1 | cluster | wards"
    found = scored("a | 1 | cluster | A\nz | 1 | cluster | Z", reach)
    assert found == [("u2", "wards", "z"), ("u1", "wards", "z")]


def test_a_rubric_for_all_makes_one_group_of_all_units() -> None:
    assert scored("r | 1 | all | Tất cả", "") == [
        ("u2", "all", "r"),
        ("u1", "all", "r"),
        ("u5", "all", "r"),
        ("u3", "all", "r"),
    ]


def test_the_words_of_the_one_group_are_the_rubrics() -> None:
    found = made(
        "scored_unit",
        asked_year="year\n2026",
        unit=UNIT,
        membership=MEMBERSHIP,
        rubric_year=PLAIN + "r | 1 | all | Tất cả",
    )
    assert {row["cluster_name_vi"] for row in found.rows} == {"Tất cả"}
