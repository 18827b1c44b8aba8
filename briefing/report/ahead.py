"""Sections VI and VII (phương hướng; đề xuất, kiến nghị): what must follow, what is asked for."""

from briefing.deck.decisions import decisions_of
from briefing.deck.more_forms import Decision
from briefing.office.paper import Block, Column, Grid, Paragraph, Sentence
from briefing.report.scene import Scene
from briefing.report.words import paragraph, say
from pictures.progress.speed import must_speed_up
from pictures.tokens import LAGGING
from queries.progress.questions import phase_comparison
from queries.reporting.obligations import obligation_list
from schemas.row import Row
from translations.phrases import joined

ACCOUNT_AHEAD_TODO_KEYS = {
    "final": "account.ahead.todo_final",
    "interim": "account.ahead.todo_interim",
    "yearly": "account.ahead.todo_yearly",
}

CHARGED = ("behind", "reports")  # asks that charge somebody with something


def ahead(scene: Scene) -> list[Block]:
    """What the figures ask of the time to come; the tasks themselves are for people to write."""
    blank = None if scene.unit else say(scene, ACCOUNT_AHEAD_TODO_KEYS[scene.kind], None)
    return [*paragraph(_next(scene), _faster(scene)), *paragraph(blank)]


def _next(scene: Scene) -> Sentence | None:
    """The next deadline of a yearly report or a review."""
    t = scene.t
    kinds = ("yearly", "interim", "final")
    own = scene.report["obligation_id"] if scene.report else ""
    rows = [
        row
        for row in scene.obligations
        if row["kind"] in kinds and row["is_open"] and row["due_at"] and row["obligation_id"] != own
    ]
    if not rows:
        return None
    row = min(rows, key=lambda r: (r["due_at"], r["obligation_id"]))
    return say(
        scene,
        "account.ahead.next",
        obligation_list,
        report=t.period(row["obligation_id"]),
        due=t.moment(row["due_at"]),
    )


def _faster(scene: Scene) -> Sentence | None:
    """Indicators that must move faster in phase 2 than they do, as the page counts them."""
    if scene.kind != "interim":
        return None
    must = [must_speed_up(row) for row in scene.ask(phase_comparison).to_dicts()]
    known = [one for one in must if one is not None]
    if not known:
        return None
    t = scene.t
    return say(
        scene,
        "account.ahead.faster",
        phase_comparison,
        count=t.number(sum(known)),
        total=t.number(len(known)),
        days=scene.days.words(t),
    )


def phase_table(scene: Scene) -> Grid | None:
    """Phase 2 of each indicator: where it starts, its target, the gain needed and achieved."""
    rows = scene.ask(phase_comparison).drop_nulls(["phase_2_target"]).to_dicts()
    if scene.kind != "interim" or not rows:
        return None
    t = scene.t
    columns = (
        Column(t("account.number"), 12, "center"),
        Column(t("account.annex.indicator"), 69),
        *(
            Column(t(name), 21, "right")
            for name in (
                "account.ahead.start",
                "account.ahead.target",
                "account.ahead.needed",
                "account.ahead.gained",
            )
        ),
    )
    labels = {row["indicator_id"]: t.pick(row, "label") for row in scene.indicators}
    made = tuple(_row(n, row, labels, scene) for n, row in enumerate(rows, start=1))
    return Grid(
        columns,
        made,
        note=say(scene, "account.ahead.note", phase_comparison, days=scene.days.words(t)),
    )


def _row(number: int, row: Row, labels: dict[str, str], scene: Scene) -> tuple[Sentence, ...]:
    t, of = scene.t, row["indicator_id"]
    figures = {
        "start": "phase_2_start",
        "target": "phase_2_target",
        "needed": "needed_per_year",
        "gained": "gained_per_year",
    }
    said = {
        "number": str(number),
        "name": f"{labels.get(of, of)} ({t.measure(row['measure'])})",
    }
    said |= {name: t.number(row[column], row["decimals"]) for name, column in figures.items()}
    return tuple(
        Sentence(f"phase2.{name}:{of}", text, "phase_comparison") for name, text in said.items()
    )


def small(text: str) -> str:
    """The text as it goes on inside a sentence."""
    return text[:1].lower() + text[1:]


def proposals(scene: Scene) -> list[Block]:
    """What is put to the council, numbered; a unit's own proposals are its own words."""
    if scene.unit:
        return []
    asks: list[Block] = [Paragraph((_ask(one, scene),)) for one in decisions_of(scene.room)]
    more = say(scene, "account.proposals.more", None)
    return [*asks, *paragraph(more)]


def _ask(one: Decision, scene: Scene) -> Sentence:
    said = {"ask": one.ask, "basis": small(one.basis), "vote": small(one.vote)}
    key = "account.proposals.ask"
    if one.key in CHARGED:
        key = f"account.proposals.{one.key}"
        said |= _charge(scene)
    text = scene.t(key, number=str(one.number), **said)
    return Sentence(f"proposals.{one.key}", text, one.source)


def _charge(scene: Scene) -> dict[str, str]:
    """What an assignment names: who is charged, until when, the contents or how many units."""
    t, row = scene.t, scene.own_report
    lagging = sorted(
        (r for r in scene.room.contents if r["status"] in LAGGING), key=lambda r: r["pace_ratio"]
    )
    review = scene.room.review
    lacking = review["overdue_count"] + review["rejected_count"] if review else 0
    due = min(
        (r["due_at"] for r in scene.obligations if r["is_open"] and r["due_at"]), default=None
    )
    owner = scene.full_names.get(row["unit_id"]) if row else None
    return {
        "owner": owner or t("account.proposals.no_owner"),
        "due": t.moment(due) if due else t("account.proposals.no_due"),
        "names": joined(t, [t.pick(r, "short") for r in lagging]),
        "count": t.number(lacking),
    }
