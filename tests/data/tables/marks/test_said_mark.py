from tests.worlds.pipeline.steps import made

STAGE = "stage\nself\nappraised\ncouncil"
CRITERION = "criterion_id | kind\na | direct\nb | direct\nread | progress"
UNIT = "unit_id | cluster_id\nu1 | sat\nu2 | sat\nu3 | waits"


def said(*marks: str) -> set[tuple[str, ...]]:
    head = "unit_id | criterion_id | stage | amount | item"
    found = made(
        "said_mark",
        scored_unit=UNIT,
        year_criterion=CRITERION,
        rubric_stage=STAGE,
        known_score="\n".join([head, *(f"{mark} | criterion" for mark in marks)]),
    )
    names = ("unit_id", "criterion_id", "stage", "said_at", "amount")
    return {tuple(row[name] for name in names) for row in found.rows}


def test_where_the_council_sat_what_it_let_stand_is_its_own_word() -> None:
    assert said(
        "u1 | a | appraised | 7",
        "u1 | b | appraised | 5",
        "u1 | a | council | 8",
        "u2 | a | appraised | 6",
        "u3 | a | appraised | 4",
    ) == {
        ("u1", "a", "appraised", "appraised", 7),
        ("u1", "b", "appraised", "appraised", 5),
        ("u1", "a", "council", "council", 8),
        ("u1", "b", "council", "appraised", 5),
        ("u2", "a", "appraised", "appraised", 6),
        ("u2", "a", "council", "appraised", 6),
        ("u3", "a", "appraised", "appraised", 4),
    }


def test_stages_the_rubric_has_not_and_criteria_that_are_read_are_left_out() -> None:
    assert said("u1 | a | cross | 7", "u1 | read | self | 5", "u1 | a | self | 3") == {
        ("u1", "a", "self", "self", 3)
    }


def test_a_vote_is_no_mark() -> None:
    found = made(
        "said_mark",
        scored_unit=UNIT,
        year_criterion=CRITERION,
        rubric_stage=STAGE,
        known_score="unit_id | criterion_id | stage | item\nu1 | a | council | vote",
    )
    assert found.shows("")
