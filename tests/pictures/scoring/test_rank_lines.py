import polars as pl

from pictures.scoring.rank_lines import rank_picture
from translations import translator

VI = translator("vi")
RANKS = pl.DataFrame(
    [
        ("u1", "Xã An", 2025, 1),
        ("u1", "Xã An", 2026, 2),
        ("u2", "Xã An", 2025, 2),
        ("u2", "Xã An", 2026, 1),
        ("u3", "Xã Cũ", 2025, 3),
        ("u3", "Xã Cũ", 2026, None),
    ],
    schema=["unit_id", "short_name", "year", "cluster_rank"],
    orient="row",
)


def test_two_units_of_one_name_stay_two_lines() -> None:
    picture = rank_picture(RANKS, VI)
    assert picture
    assert [(line.code, line.ranks) for line in picture.lines] == [
        ("u1", (1, 2)),
        ("u2", (2, 1)),
        ("u3", (3, None)),
    ]
    assert [line.first_count for line in picture.lines] == [1, 1, 0]


def test_who_has_no_rank_in_the_last_year_is_not_said_to_have_one() -> None:
    picture = rank_picture(RANKS, VI)
    assert picture
    assert [line.last for line in picture.lines] == [2, 1, None]


def test_a_year_in_which_nobody_has_a_rank_is_no_year_of_the_picture() -> None:
    later = RANKS.with_columns(pl.when(pl.col("year") == 2025).then("cluster_rank"))
    picture = rank_picture(later, VI)
    assert picture
    assert picture.years == (2025,)
    assert rank_picture(RANKS.clear(), VI) is None
