"""Routes of awards (trình tự xét) as the plan and the law say, as tables; what is wrong in one."""

from collections.abc import Iterator

import polars as pl

from data.profiles.award_tables import award_forms
from methods.award_route import Routes, is_sole, states_reached, waits_for
from schemas.plan.awards import AwardLaw
from schemas.plan.profile import Profile
from schemas.plan.profile_file import ProfileError
from schemas.plan.profile_refusal import nearest
from schemas.tables import AwardEndingTable, AwardRouteTable, AwardWayTable, empty
from schemas.words import ENDINGS, OCCASIONS


def award_routes(profile: Profile, law: AwardLaw) -> Routes:
    """The routes of a campaign's proposals; none where the plan awards nothing."""
    awards = profile.awards
    if not awards.forms:
        return Routes()
    levels = {form.id: str(form.level) for form in award_forms(profile, law)}
    return Routes(awards.route, law.route, levels, profile.campaign.level)


def route_table(profiles: list[Profile], law: AwardLaw) -> pl.DataFrame:
    """Steps of the routes of every campaign (AwardRouteTable)."""
    rows = []
    for profile in profiles:
        route = award_routes(profile, law)
        for number, step in enumerate(route.steps, start=1):
            said = {k: list(v) if isinstance(v, tuple) else v for k, v in vars(step).items()}
            own = {"campaign_id": profile.campaign.id, "position": number}
            rows.append(said | own | {"is_of_law": number > len(route.plan)})
    return pl.DataFrame(rows, schema=empty(AwardRouteTable).schema)


def way_table(profiles: list[Profile], law: AwardLaw) -> pl.DataFrame:
    """Which steps a proposal of each form and occasion comes by (AwardWayTable)."""
    rows = [
        (
            profile.campaign.id,
            form_id,
            occasion,
            number,
            place,
            step.state,
            states_reached(steps)[number],
            is_sole(steps, number),
            waits_for(steps, number),
        )
        for profile in profiles
        for route in (award_routes(profile, law),)
        for form_id in route.levels
        for occasion in OCCASIONS
        for steps in (route.of(form_id, occasion),)
        for place, (number, step) in enumerate(steps.items(), start=1)
        if step.state != "proposed"
    ]
    return pl.DataFrame(rows, schema=empty(AwardWayTable).schema, orient="row")


def ending_table(profiles: list[Profile]) -> pl.DataFrame:
    """States that end or close a proposal (AwardEndingTable); none where no campaign is."""
    states = ENDINGS if profiles else ()
    return pl.DataFrame({"state": states}, schema=empty(AwardEndingTable).schema)


def route_tables(profiles: list[Profile], law: AwardLaw) -> dict[str, pl.DataFrame]:
    """What the state of a proposal is told by, and who takes each step, by table name."""
    return {
        "award_route": route_table(profiles, law),
        "award_way": way_table(profiles, law),
        "award_ending": ending_table(profiles),
    }


def require_whole(profile: Profile, law: AwardLaw, units: pl.DataFrame) -> None:
    """ProfileError where nobody decides a form that an occasion names, or a step's body is none of
    the units."""
    lines = [*_undecided(profile, law), *_unknown_bodies(profile, units)]
    if lines:
        raise ProfileError("\n".join(f"{profile.campaign.id}.toml: {line}" for line in lines))


def _undecided(profile: Profile, law: AwardLaw) -> Iterator[str]:
    routes = award_routes(profile, law)
    for number, occasion in enumerate(profile.awards.occasions):
        for form_id in (*occasion.forms, *occasion.exceptional_forms):
            steps = routes.of(form_id, occasion.id).values()
            if all(step.state != "decided" for step in steps):
                yield (
                    f"awards.occasions.{number}.forms: «{form_id}», «{occasion.id}»: không bước "
                    'nào quyết định; thêm vào awards.route một bước state = "decided" cho hình '
                    'thức, dịp này / no step decides; add one with state = "decided"'
                )


def _unknown_bodies(profile: Profile, units: pl.DataFrame) -> Iterator[str]:
    known = units["unit_id"].to_list()
    for number, step in enumerate(profile.awards.route):
        if step.unit_id is not None and step.unit_id not in known:
            yield (
                f"awards.route.{number}.unit_id: không có đơn vị / no such unit "
                f"«{step.unit_id}»{nearest(step.unit_id, known)}; ghi mã đơn vị của phong trào, "
                "hoặc bỏ khóa này / name a unit of the campaign, or leave the key out"
            )
