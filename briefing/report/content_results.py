"""Section II, one content after another: what keeps to its path, what does not, and why."""

from briefing.office.paper import Block, Sentence
from briefing.report.causes import why_of
from briefing.report.scene import Scene, behind, keeping
from briefing.report.words import item, paragraph, say, status
from queries.progress.questions import content_standing, indicator_standing
from schemas.frames import IndicatorStanding
from schemas.row import Row
from translations.phrases import joined, lag

SHOWN = 4


def content_account(row: Row, scene: Scene) -> list[Block]:
    """What was reached of one content, which indicators are behind, and who is silent."""
    t, of = scene.t, row["content_id"]
    days = say(
        scene, "account.results.days", content_standing, of, days=scene.days_of(row).sentence(t)
    )
    mine = [one for one in scene.indicators if one["content_id"] == of]
    on, slow = keeping(mine), behind(mine)
    rated = len(on) + len(slow)
    if not rated:
        return paragraph(say(scene, "account.results.none", indicator_standing, of))
    head = best = None
    if on and slow:
        head = say(
            scene,
            "account.results.on",
            indicator_standing,
            of,
            on=t.number(len(on)),
            rated=t.number(rated),
        )
    elif on:
        key = "account.results.all" if rated > 1 else "account.results.all_one"
        head = say(scene, key, indicator_standing, of, rated=t.number(rated))
    if on and (on[0]["pace_ratio"] or 0) >= 1:
        best = say(scene, "account.results.best", indicator_standing, of, item=item(scene, on[0]))
    who = "account.results.cause_unit" if scene.unit else "account.results.cause"
    cause = say(scene, who, None, of) if slow else None
    behind_said = _slow(slow, of, scene, is_all=not on)
    return paragraph(
        days, why_of(of, scene), head, best, behind_said, _silent(mine, of, scene), cause
    )


def _slow(rows: list[IndicatorStanding], of: str, scene: Scene, *, is_all: bool) -> Sentence | None:
    if not rows:
        return None
    t = scene.t
    said = "; ".join(
        t("account.results.slow_item", item=item(scene, row), status=status(scene, row))
        for row in rows[:SHOWN]
    )
    words = {"count": t.number(len(rows)), "items": said, "lag": lag(t, rows, "path")}
    if is_all and len(rows) == 1:
        return say(
            scene, "account.results.slow_only", indicator_standing, of, items=said, lag=words["lag"]
        )
    which = "slow_all" if is_all else "slow"
    most = "_most" if len(rows) > SHOWN else ""
    return say(scene, f"account.results.{which}{most}", indicator_standing, of, **words)


def _silent(rows: list[IndicatorStanding], of: str, scene: Scene) -> Sentence | None:
    blank = [scene.t.pick(row, "label") for row in rows if row["value"] is None]
    if not blank:
        return None
    said = joined(scene.t, [scene.t("account.head.quoted", name=name) for name in blank])
    return say(
        scene,
        "account.results.silent",
        indicator_standing,
        of,
        names=said,
        count=scene.t.number(len(blank)),
    )
