"""Section IV (công tác khen thưởng): counts that are never added, whom, where, what waits."""

from typing import Any

import polars as pl

from answers.awards.answers import every
from answers.awards.frames import class_counts, funnel_stages, without_award
from briefing.office.paper import Block, Sentence
from briefing.report.scene import Scene
from briefing.report.words import paragraph, phrases, say
from queries.awards.questions import award_classes, award_places, award_proposals, award_tally
from schemas.frames import AwardTally
from schemas.words import ROUTE_STATES
from translations.value_words import AWARDS_LEVEL_KEYS

ACCOUNT_AWARDS_DOUBT_KEYS = {
    "council": "account.awards.doubt_council",
    "decider": "account.awards.doubt_decider",
    "higher": "account.awards.doubt_higher",
    "submitter": "account.awards.doubt_submitter",
}
ACCOUNT_AWARDS_KEYS = {
    "appraised": "account.awards.appraised",
    "decided": "account.awards.decided",
    "passed": "account.awards.passed",
    "submitted": "account.awards.submitted",
}
ACCOUNT_AWARDS_WAIT_KEYS = {
    "council": "account.awards.wait_council",
    "decider": "account.awards.wait_decider",
    "higher": "account.awards.wait_higher",
    "submitter": "account.awards.wait_submitter",
}

WAITS = ("council", "submitter", "decider", "higher")
"""Whom proposals wait for that a report of the campaign speaks of."""


def awards(scene: Scene) -> list[Block]:
    """Counts since the campaign began and of the year, then what they say."""
    if scene.unit:
        return _unit(scene)
    tally = scene.room.award_rows(award_tally, "dimension", "key")
    total = AwardTally.rows(tally.filter(dimension="all"))
    if not total:
        return paragraph(say(scene, "account.awards.none", award_tally))
    return [
        *paragraph(_counts(total[0], scene), _year(scene), _revoked(total[0], scene)),
        *paragraph(
            *(_by(dimension, tally, scene) for dimension in ("form", "level")),
            _workers(scene),
            _places(scene),
        ),
        *paragraph(*(_waiting(whom, scene) for whom in WAITS)),
    ]


def _counts(total: AwardTally, scene: Scene) -> Sentence:
    """Proposed, appraised, passed, submitted, decided; what no route has is not said."""
    t = scene.t
    parts = phrases(
        scene, ((ACCOUNT_AWARDS_KEYS[s], total[f"{s}_count"]) for s in ROUTE_STATES[1:])
    )
    words = {
        "date": t.date(scene.as_of),
        "basis": scene.room.award_basis,
        "proposed": t.number(total.proposed_count),
    }
    return say(
        scene,
        "account.awards.counts",
        award_tally,
        parts=parts or t("account.awards.no_step"),
        **words,
    )


def _mine(scene: Scene) -> pl.DataFrame:
    found = scene.room.ask(award_proposals, every(scene.room.everything))
    return found.filter(unit_id=scene.unit) if scene.unit else found


def _year(scene: Scene) -> Sentence | None:
    """What was proposed for the year's achievements."""
    known = _mine(scene)
    rows = known.filter(year=scene.year)
    if scene.kind != "yearly" or rows.is_empty() or rows.height == known.height:
        return None
    return say(
        scene,
        "account.awards.year",
        award_proposals,
        year=str(scene.year),
        proposed=scene.t.number(rows.height),
        parts=_parts(rows, scene),
    )


def _parts(rows: pl.DataFrame, scene: Scene) -> str:
    """The steps of proposals as phrases; what was revoked does not count as decided."""
    steps = funnel_stages(rows).filter(pl.col("stage") != "proposed")
    counts = dict(steps.select("stage", "award_count").iter_rows())
    counts["decided"] -= rows.filter(state="revoked").height
    parts = phrases(scene, ((ACCOUNT_AWARDS_KEYS[stage], n) for stage, n in counts.items()))
    return parts or scene.t("account.awards.no_step")


def _revoked(total: AwardTally, scene: Scene) -> Sentence | None:
    if not total.revoked_count:
        return None
    count = scene.t.number(total.revoked_count)
    return say(scene, "account.awards.revoked", award_tally, count=count)


def _by(dimension: str, tally: pl.DataFrame, scene: Scene) -> Sentence | None:
    """Decided awards by form; by level in the reviews."""
    if dimension == "level" and scene.kind == "yearly":
        return None
    t = scene.t
    rows = tally.filter(pl.col("decided_count") > 0, dimension=dimension).sort("position", "key")
    if rows.is_empty():
        return None
    said = "; ".join(
        t("account.awards.one", name=_label(row, t), count=t.number(row["decided_count"]))
        for row in rows.to_dicts()
    )
    key = "account.awards.forms" if dimension == "form" else "account.awards.levels"
    return say(scene, key, award_tally, parts=said)


def _label(row: dict[str, Any], t: Any) -> str:
    known = row[f"label_{t.language}"]
    return str(known) if known else str(t(AWARDS_LEVEL_KEYS[row["key"]])).lower()


def _workers(scene: Scene) -> Sentence | None:
    rows = class_counts(scene.room.award_rows(award_classes, "recipient_class"))
    share = rows["worker_pct"][0] if rows.height else None
    if share is None:
        return None
    text = scene.t.amount(share, "%", 1)
    return say(scene, "account.awards.workers", award_classes, share=text)


def _places(scene: Scene) -> Sentence | None:
    """Communes without an award, and those nothing is known of."""
    t = scene.t
    found = without_award(scene.room.award_rows(award_places, "unit_id"))
    if not found.none and not found.unknown:
        return None
    return say(scene, "account.awards.places", award_places, said=found.words(t))


def _waiting(whom: str, scene: Scene) -> Sentence | None:
    """Proposals that wait for one, with those whose papers are in doubt."""
    t, judged = scene.t, scene.room.awards.judged_proposals(scene.room.everything)
    rows = judged.filter(waits_for=whom) if judged.height else judged
    if rows.is_empty():
        return None
    doubts = rows.filter(pl.col("verdict_now") != "met").height
    words = {"count": t.number(rows.height)}
    if not doubts:
        return say(scene, ACCOUNT_AWARDS_WAIT_KEYS[whom], award_proposals, **words)
    return say(
        scene, ACCOUNT_AWARDS_DOUBT_KEYS[whom], award_proposals, doubts=t.number(doubts), **words
    )


def _unit(scene: Scene) -> list[Block]:
    t, rows = scene.t, _mine(scene)
    if rows.is_empty():
        return paragraph(say(scene, "account.awards.unit_none", award_proposals))
    whole = say(
        scene,
        "account.awards.unit",
        award_proposals,
        date=t.date(scene.as_of),
        proposed=t.number(rows.height),
        parts=_parts(rows, scene),
    )
    return paragraph(whole, _year(scene))
