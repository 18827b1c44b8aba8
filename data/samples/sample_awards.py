"""Award proposals of a sample (dữ liệu minh họa): one flat file a year, and the steps after it.

Some units propose much, some nothing; every draw follows from the seed and the codes alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from data.checking.bulk.columns import AWARD_STEPS, PROPOSED
from data.intake.notes import write_notes
from data.profiles.catalog import Catalog
from data.profiles.subjects.asked import asked_criteria
from data.samples.awards.reviews import review_proposals, usual_forms
from data.samples.sample_award_flags import flags
from data.samples.sample_award_steps import step_rows
from data.samples.sample_award_words import FIRST_DAY, SPAN, draws, words
from data.samples.sample_files import Arrival
from data.samples.sample_values import uniform
from schemas.plan.profile import Profile
from schemas.words import RECIPIENTS

MOST = 4
FEWEST = 80
SILENT, NOTHING = 0.05, 0.12
SAID = 0.7
CLASSES = (
    "collective",
    "direct_worker",
    "leader_other",
    "enterprise",
    "household",
    "leader_head",
    "entrepreneur",
)
CHANCES = (0.34, 0.66, 0.79, 0.85, 0.92, 0.97, 1.0)
Proposal = dict[str, Any]


def award_files(
    catalog: Catalog, campaign_id: str, years: int, first_view: date, folder: Path, seed: int
) -> Iterator[Arrival]:
    """Sheets of proposals of so many years from the one before the first view's; where a review is
    held, the sheets of its units once more, with what they propose for it."""
    for year, made, reviewed in _years(catalog, campaign_id, years, first_view, seed):
        rows = [row for row in made if row["person_count"]]
        if rows:
            yield _file(rows, folder / f"{campaign_id}-award-{year}.csv")
        units = {row["unit_id"] for row in reviewed}
        again = [row for row in rows if row["unit_id"] in units and row["proposal_code"]]
        if reviewed:
            yield _file([*again, *reviewed], folder / f"{campaign_id}-award-{year}-review.csv")


def _file(rows: list[Proposal], path: Path) -> Arrival:
    blank = dict.fromkeys([*PROPOSED.codes, *PROPOSED.said, *PROPOSED.optional])
    told = [blank | {k: v for k, v in row.items() if k in blank} for row in rows]
    pl.DataFrame(told, infer_schema_length=None).write_csv(path)
    last = max(row["proposed_on"] for row in rows if row["proposed_on"])
    return Arrival(path, datetime.combine(last + timedelta(days=1), time(16)))


def _years(
    catalog: Catalog, campaign_id: str, years: int, first_view: date, seed: int
) -> Iterator[tuple[int, list[Proposal], list[Proposal]]]:
    """Each year with the proposals of the year and those of the review held in it."""
    usual = range(first_view.year - 1, first_view.year - 1 + years)
    held = [day.year for _, day, _ in catalog.profile(campaign_id).phases.reviews] if years else []
    for year in sorted({*usual, *held}):
        made = proposals(catalog, campaign_id, year, seed) if year in usual else []
        people = {row["unit_id"]: row["person_count"] for row in made}
        reviewed = [
            row | {"person_count": people.get(row["unit_id"], FEWEST)}
            for row in review_proposals(catalog, campaign_id, year, seed)
        ]
        yield year, made, reviewed


def award_step_files(
    catalog: Catalog, campaign_id: str, years: int, first_view: date, folder: Path, seed: int
) -> Iterator[Arrival]:
    """Steps of those proposals, a file a month, in the order they were taken."""
    steps = [
        step
        for _, made, reviewed in _years(catalog, campaign_id, years, first_view, seed)
        for proposal in (*made, *reviewed)
        if proposal["proposal_code"]
        for step in step_rows(catalog.profile(campaign_id), proposal, words(), first_view)
    ]
    months: dict[date, list[Proposal]] = {}
    for step in sorted(steps, key=lambda s: (s["at_date"], s["proposal_id"], s["turn"])):
        months.setdefault(step["at_date"].replace(day=1), []).append(step)
    for month, rows in months.items():
        path = folder / f"{campaign_id}-buoc-xet-{month:%Y-%m}.csv"
        keys = (*AWARD_STEPS.codes, *AWARD_STEPS.optional)
        write_notes(path, [{k: r[k] for k in keys if k in r} for r in rows], AWARD_STEPS)
        yield Arrival(path, datetime.combine(rows[-1]["at_date"], time(17)))


def proposals(catalog: Catalog, campaign_id: str, year: int, seed: int) -> list[Proposal]:
    """Proposals of a year; a unit without any still says how many people are eligible."""
    profile = catalog.profile(campaign_id)
    units = catalog.units_of(campaign_id, date(year, 6, 30)).sort("unit_id")
    if units.is_empty() and year == profile.phases.starts_on.year:
        units = catalog.units_of(campaign_id, date(year, 12, 31)).sort("unit_id")
    drawn = units.select(
        "unit_id",
        "unit_type",
        habit=uniform(seed + 81, "unit_id"),
        people=uniform(seed + 82, "unit_id"),
        luck=(pl.lit(year).hash(seed + 83) ^ pl.col("unit_id").hash(seed + 83)) % 10_000 / 10_000,
    )
    made = [p for unit in drawn.to_dicts() for p in _of_unit(profile, unit, year, seed)]
    return _capped(profile, made) + list(flags(catalog, campaign_id, year, made))


def _capped(profile: Profile, made: list[Proposal]) -> list[Proposal]:
    """The proposals, those over a number the plan prints marked: the first appraiser refuses."""
    caps = [rule for rule in profile.awards.rules if rule.kind == "quota" and rule.limit]
    taken: Counter[tuple[str, str, str]] = Counter()
    for row in made:
        subject = RECIPIENTS.get(row.get("recipient_class", ""), "")
        for cap in caps:
            if subject in cap.subjects and row["form_id"] in cap.forms:
                taken[row["unit_id"], subject, cap.id] += 1
                over = taken[row["unit_id"], subject, cap.id] > (cap.limit or 0)
                row["is_over"] = row.get("is_over", False) or over
    return made


def _of_unit(profile: Profile, unit: Mapping[str, Any], year: int, seed: int) -> Iterator[Proposal]:
    if unit["habit"] < SILENT:
        return
    people = {"person_count": int(FEWEST + 320 * unit["people"])}
    base = {"campaign_id": profile.campaign.id, "year": year, "unit_id": unit["unit_id"], **people}
    count = 0 if unit["habit"] < NOTHING else round(MOST * (unit["habit"] * unit["luck"]) ** 0.8)
    if not count:
        yield base | {"proposal_code": "", "proposed_on": None}
    for number in range(1, count + 1):
        draw = draws(seed, unit["unit_id"], year, number)
        kind = next(c for c, top in zip(CLASSES, CHANCES, strict=True) if draw[0] <= top)
        own = {"achievement_id": f"TT-{unit['unit_id']}-{year}-{number}"}
        made = _proposal(profile, kind, draw, number, year)
        yield base | own | made | _claims(profile, unit["unit_type"], made, draw)


def _proposal(profile: Profile, kind: str, draw: list[float], number: int, year: int) -> Proposal:
    said, awards = words(), profile.awards
    occasions = {occasion.id for occasion in awards.occasions}
    occasion = "ad_hoc" if draw[6] > 0.93 and "ad_hoc" in occasions else "annual"
    named = usual_forms(profile, occasion)
    if kind == "household" and not _takes_households(awards, occasion):
        kind = "direct_worker"
    is_person = kind not in ("collective", "enterprise", "household")
    name = {"household": "household", "enterprise": "enterprise", "collective": "collective"}
    share = said["shares"]
    gender = "1" if draw[2] < share["women"] else "0"
    return {
        "proposal_code": f"{number:02}",
        "recipient_class": kind,
        "recipient_name": f"{said[name.get(kind, 'person')]} {int(draw[5] * 9000) + 1000}",
        "is_woman": gender if is_person and draw[3] > share["not_said"] else None,
        "form_id": named[0 if len(named) == 1 or draw[4] < 0.55 else 1],
        "occasion": occasion,
        "content_id": profile.contents[int(draw[7] * len(profile.contents))].id,
        "proposed_on": date(year, *FIRST_DAY) + timedelta(days=int(draw[8] * SPAN)),
        "document": said["submission"].format(number=int(draw[9] * 900) + 10),
        "papers": "; ".join(awards.dossier_ids) or None,
        "sets": 1,
        "attested": _attested(awards, kind),
        "draw": draw,
    }


def _claims(
    profile: Profile, unit_type: str, made: Proposal, draw: Sequence[float]
) -> dict[str, str]:
    """What seven dossiers of ten say of the criteria that no figure speaks of."""
    if draw[8] > SAID:
        return {}
    asked = asked_criteria(profile, unit_type, made["recipient_class"]).values()
    open_ones = [one for one in asked if not (one.indicators or one.tasks or one.rules)]
    texts = words()["claims"]
    lines = [
        f"{one.id}: {texts[int(draw[7] * len(texts) + place) % len(texts)]}"
        for place, one in enumerate(open_ones[:2])
    ]
    return {"criteria": "; ".join(lines)} if lines else {}


def _takes_households(awards: Any, occasion: str) -> bool:
    rules = [
        r for r in awards.rules if r.kind == "recipient" and occasion in (r.occasions or occasion)
    ]
    return any("household" in r.allowed for r in rules)


def _attested(awards: Any, kind: str) -> str | None:
    """Conditions a collective's dossier attests, but for state awards."""
    asked = [r.id for r in awards.rules if r.kind == "attested" and not r.forms]
    return "; ".join(asked) or None if kind in ("collective", "enterprise") else None
