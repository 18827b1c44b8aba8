from tests.worlds.pipeline.steps import made

HEAD = (
    "is_count=true | kind=stock | adds_up=sum | direction=higher\n"
    "unit_id | value | before_value | earlier_value\n"
)


def fallen(cells: str, head: str = HEAD) -> dict[str, float]:
    return {
        r["unit_id"]: r["score"] for r in made("cumulative_fall", screened_cell=head + cells).rows
    }


def test_a_count_that_only_grows_and_fell_is_asked() -> None:
    assert fallen("""
        u1 | 75  | 100 | 90
        u2 | 100 | 100 | 90
        u3 | 0   | 0   | 0
        u4 | 75  |     | 90
        u5 | 75  | 100 |
    """) == {"u1": 0.25, "u5": 0.25}


def test_coming_back_from_a_value_that_had_doubled_is_no_question() -> None:
    assert fallen("u1 | 105 | 200 | 100\nu2 | 95 | 200 | 100\nu3 | 105 | 199 | 100") == {
        "u2": 105 / 200,
        "u3": 94 / 199,
    }


def test_what_may_fall_is_not_asked() -> None:
    for said in ("is_count=false", "kind=flow", "adds_up=mean", "direction=lower"):
        name = said.split("=")[0]
        head = " | ".join(
            said if part.startswith(name) else part for part in HEAD.split("\n")[0].split(" | ")
        )
        assert fallen("u1 | 75 | 100 | 90", f"{head}\n{HEAD.split(chr(10))[1]}\n") == {}
