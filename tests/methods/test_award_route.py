import pytest

from data.profiles.awards.routes import award_routes
from data.profiles.catalog import load_catalog
from methods.award_route import Routes, next_step, states_reached, step_taken, waits_for
from schemas.plan.awards import RouteStep
from schemas.words import OCCASIONS

CATALOG = load_catalog()
COUNCIL = "Hội đồng Thi đua - Khen thưởng tỉnh"
CHAIRMAN = "Chủ tịch UBND tỉnh"
HEAD = "Thủ trưởng cơ quan, đơn vị, địa phương"
KHCN, NOI_VU = "Sở Khoa học và Công nghệ", "Sở Nội vụ"
PREMIER, PRESIDENT = "Thủ tướng Chính phủ", "Chủ tịch nước"


def step(state: str, **more: object) -> RouteStep:
    return RouteStep(state, state, "", "", state, "thử", **more)  # type: ignore[arg-type]


PLAN = (
    step("proposed"),
    step("appraised", levels=("province",)),
    step("decided", levels=("province",)),
    step("decided", levels=("unit",), is_own=True),
)
LAW = (
    step("passed", levels=("state",), occasions=("final",)),
    step("submitted", levels=("state",)),
    step("decided", levels=("state",)),
    step("decided", levels=("province",)),
    step("decided", levels=("state",), campaigns=("ministry",)),
)
LEVELS = {"letter": "unit", "merit": "province", "order": "state"}
ROUTES = Routes(PLAN, LAW, LEVELS)


@pytest.mark.parametrize(
    ("form", "occasion", "numbers"),
    [
        ("letter", "annual", [1, 4]),
        ("merit", "annual", [1, 2, 3]),
        ("order", "annual", [1, 6, 7]),
        ("order", "final", [1, 5, 6, 7]),
    ],
)
def test_a_route_belongs_to_form_level_and_occasion(
    form: str, occasion: str, numbers: list[int]
) -> None:
    assert list(ROUTES.of(form, occasion)) == numbers


def test_a_step_of_the_law_stands_in_only_for_a_state_the_plan_has_not() -> None:
    whole = Routes((step("decided"),), LAW, LEVELS)
    assert [s.state for s in whole.of("order", "final").values()] == [
        *("passed", "submitted", "decided")
    ]
    assert list(whole.of("order", "final"))[-1] == 1


def test_whom_a_proposal_waits_for_follows_its_own_next_step() -> None:
    waits = {}
    for form in LEVELS:
        steps = ROUTES.of(form, "final")
        done: set[int] = set()
        waits[form] = []
        while (at := next_step(steps, done)) is not None:
            waits[form].append(waits_for(steps, at))
            done.add(at)
        assert waits_for(steps, None) is None
    assert waits == {
        "letter": ["own"],
        "merit": ["appraiser", "decider"],
        "order": ["council", "submitter", "higher"],
    }


@pytest.mark.parametrize(
    ("states", "reached"),
    [
        (
            ("proposed", "appraised", "appraised", "passed", "decided"),
            ["proposed", "proposed", "appraised", "passed", "decided"],
        ),
        (("appraised", "passed", "passed"), ["appraised", "appraised", "passed"]),
        (("submitted", "decided"), ["submitted", "decided"]),
        ((), []),
    ],
)
def test_a_state_is_reached_with_the_last_step_that_is_part_of_it(
    states: tuple[str, ...], reached: list[str]
) -> None:
    steps = {number: step(state) for number, state in enumerate(states, start=4)}
    found = states_reached(steps)
    assert (list(found), list(found.values())) == (list(steps), reached)


@pytest.mark.parametrize(
    ("state", "number", "taken"),
    [
        ("appraised", 3, 3),
        ("appraised", None, None),
        ("appraised", 8, None),
        ("decided", 9, 9),
        ("decided", 7, 9),
        ("decided", None, 9),
        ("passed", 2, None),
        ("issued", None, None),
    ],
)
def test_a_step_is_known_by_its_state_and_of_several_by_its_number(
    state: str, number: int | None, taken: int | None
) -> None:
    steps = {2: step("appraised"), 3: step("appraised"), 9: step("decided")}
    assert step_taken(steps, state, number) == taken


CASES = {
    "vinh-long": {
        ("unit-letter", "annual"): [HEAD],
        ("province-merit", "annual"): [COUNCIL, CHAIRMAN],
        ("province-merit", "ad_hoc"): [CHAIRMAN],
        ("pm-merit", "interim"): [COUNCIL, CHAIRMAN, PREMIER],
        ("labour-order", "final"): [COUNCIL, CHAIRMAN, PRESIDENT],
    },
    "nghe-an": {
        ("unit-letter", "annual"): [HEAD],
        ("province-merit", "interim"): [KHCN, CHAIRMAN],
        ("province-merit", "ad_hoc"): [KHCN, CHAIRMAN],
        ("government-flag", "final"): [KHCN, COUNCIL, CHAIRMAN, PREMIER],
        ("labour-order", "final"): [KHCN, COUNCIL, CHAIRMAN, PRESIDENT],
    },
    "an-giang": {
        ("unit-letter", "interim"): [HEAD],
        ("province-merit", "annual"): [KHCN, NOI_VU, CHAIRMAN],
        ("province-merit", "ad_hoc"): [NOI_VU, CHAIRMAN],
        ("pm-merit", "ad_hoc"): [NOI_VU, CHAIRMAN, PREMIER],
        ("labour-order", "final"): [KHCN, NOI_VU, COUNCIL, CHAIRMAN, PRESIDENT],
    },
    "lam-dong": {
        ("unit-letter", "annual"): [HEAD],
        ("province-merit", "interim"): [NOI_VU, CHAIRMAN],
        ("province-merit", "ad_hoc"): [NOI_VU, CHAIRMAN],
        ("pm-merit", "final"): [NOI_VU, COUNCIL, CHAIRMAN, PREMIER],
        ("labour-order", "final"): [NOI_VU, COUNCIL, CHAIRMAN, PRESIDENT],
    },
    "quang-tri-vinh-linh": {
        ("commune-letter", occasion): ["Phòng Văn hoá - Xã hội", "Chủ tịch UBND xã"]
        for occasion in OCCASIONS
    },
}


@pytest.mark.parametrize("name", CASES)
def test_five_cases_of_every_plan(name: str) -> None:
    routes = award_routes(CATALOG.profile(name), CATALOG.law)
    found = {
        case: [s.actor_vi for s in routes.of(*case).values() if s.state != "proposed"]
        for case in CASES[name]
    }
    assert found == CASES[name]


@pytest.mark.parametrize("name", CASES)
def test_every_form_an_occasion_names_is_decided_by_one(name: str) -> None:
    profile = CATALOG.profile(name)
    routes = award_routes(profile, CATALOG.law)
    for occasion in profile.awards.occasions:
        for form in (*occasion.forms, *occasion.exceptional_forms):
            states = [step.state for step in routes.of(form, occasion.id).values()]
            assert states.count("decided") == 1, (form, occasion.id)
