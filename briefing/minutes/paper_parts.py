"""What every paper of a pack shares: its head, its foot, its lists; unknown things in brackets."""

from collections.abc import Sequence
from typing import Any

from briefing.minutes.session import Row, Session
from briefing.office.paper import Block, Column, Grid, Paper, Paragraph, Signer, Text

CHAIR, SECRETARY = "minutes.post.chair", "minutes.post.secretary"


def paper(
    session: Session,
    kind: str,
    blocks: Sequence[Block],
    *,
    signers: Sequence[str] = (),
    mark: str = "",
    subject: str = "",
    to: Sequence[Text] = (),
    copies: Sequence[Text] = (),
    annexes: Sequence[Block] = (),
) -> Paper:
    """A paper of a kind (minutes.kind.*) issued by the council, or by whom staff fill in."""
    t = session.t
    is_councils = mark != "TTr"
    return Paper(
        subject=subject or t(f"minutes.subject.{kind}", campaign=session.campaign["name_vi"]),
        blocks=(*blocks, stamp(session)),
        kind=t(f"minutes.kind.{kind}"),
        parent=session.owner.body if is_councils else t("office.parent_body"),
        issuer=t("minutes.council" if is_councils else "office.issuing_body"),
        number=t("office.number", mark=f"{mark}-{t('office.mark')}") if mark else "",
        place_date=t("office.place_date", place=session.owner.place, year=t("office.year")),
        to=tuple(to),
        signers=tuple(Signer((t(post),), t("office.signer_name")) for post in signers),
        copies=tuple(copies),
        annexes=tuple(annexes),
        sample=session.sample,
    )


def stamp(session: Session) -> Paragraph:
    """The last line of every paper: of what day the figures are."""
    return Paragraph((session.stamp,), "note")


def listed(
    session: Session,
    rows: Sequence[Row],
    columns: Sequence[tuple[str, float, Any]],
    *,
    title: str = "",
    note: str = "",
) -> Grid:
    """A table of rows by the keys of their columns: key, width in mm, alignment."""
    t = session.t
    heads = tuple(Column(t(f"minutes.column.{key}"), width, align) for key, width, align in columns)
    cells = tuple(tuple(shown(session, row.get(key)) for key, _, _ in columns) for row in rows)
    return Grid(heads, cells, title, note)


def shown(session: Session, value: Any) -> str:
    """A cell as a paper prints it; what is missing is –."""
    if value is None or isinstance(value, int):
        return session.t.number(value)
    return str(value)


def counts_by_form(session: Session, rows: Sequence[Row]) -> Grid:
    """How many proposals of each form, and how the conditions are met; the total at the end."""
    t = session.t
    lines: dict[str, Row] = {}
    for row in rows:
        for label in (row["form"], t("minutes.total")):
            line = lines.setdefault(label, dict.fromkeys(COUNTED, 0))
            line["all"] += 1
            line[row["verdict_now"]] += 1
    total = lines.pop(t("minutes.total"), None)
    found = [{"form": label} | counts for label, counts in lines.items()]
    found += [{"form": t("minutes.total")} | total] if total else []
    keys = [("form", 77.0, "left"), *((key, 22.0, "right") for key in COUNTED)]
    return listed(session, found, keys)


COUNTED = ("all", "met", "failed", "no_basis")
