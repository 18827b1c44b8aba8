"""What every paper of a pack shares: its head, its foot, its lists; unknown things in brackets."""

from collections.abc import Sequence
from typing import Any

from briefing.minutes.session import Row, Session
from briefing.office.annex import numeral
from briefing.office.paper import (
    Annex,
    Block,
    Column,
    Grid,
    Paper,
    Sentence,
    Signer,
    Text,
)

MINUTES_KIND_KEYS = {
    "agenda": "minutes.kind.agenda",
    "ballot": "minutes.kind.ballot",
    "eligibility": "minutes.kind.eligibility",
    "minutes": "minutes.kind.minutes",
    "submission": "minutes.kind.submission",
}
MINUTES_SUBJECT_KEYS = {
    "agenda": "minutes.subject.agenda",
    "ballot": "minutes.subject.ballot",
    "eligibility": "minutes.subject.eligibility",
    "minutes": "minutes.subject.minutes",
    "submission": "minutes.subject.submission",
}

CHAIR, SECRETARY = ("minutes.post.chair",), ("minutes.post.secretary",)
COUNCIL = ("account.head.for_council", "account.head.post")


def paper(
    session: Session,
    kind: str,
    blocks: Sequence[Block],
    *,
    signers: Sequence[tuple[str, ...]] = (),
    mark: str = "",
    subject: str = "",
    to: Sequence[Text] = (),
    copies: Sequence[Text] = (),
    annexes: Sequence[Block] = (),
    of: str = "",
    number: str = "",
) -> Paper:
    """A paper of a kind (minutes.kind.*) issued by the council, or by whom staff fill in; `of`
    tells papers of one kind apart."""
    t = session.t
    is_councils = mark != "TTr"
    standing = session.standing.upper()
    return Paper(
        subject=subject or t(MINUTES_SUBJECT_KEYS[kind], campaign=session.campaign["name_vi"]),
        blocks=tuple(blocks),
        kind=t(MINUTES_KIND_KEYS[kind]),
        parent=session.owner.body if is_councils or standing else t("office.parent_body"),
        issuer=t("minutes.council") if is_councils else standing or t("office.issuing_body"),
        number=number or (t("office.number", mark=mark_of(session, mark)) if mark else ""),
        place_date=t("office.place_date", place=session.owner.place, year=t("office.year")),
        to=tuple(to),
        signers=tuple(
            Signer(tuple(t(line) for line in post), t("office.signer_name")) for post in signers
        ),
        copies=tuple(copies),
        annexes=tuple(annexes),
        sample=session.sample,
        identity="/".join((str(session.campaign["campaign_id"]), "minutes", kind, of)),
        day=session.as_of.isoformat(),
        stamp=Sentence("stamp", session.stamp),
    )


def mark_of(session: Session, kind: str) -> str:
    """The mark after the number: the kind of paper and, of the council's own, the council."""
    key = "office.mark" if kind == "TTr" else "office.mark_council"
    return f"{kind}-{session.t(key)}"


def annex(session: Session, subject: Text, number: int, of: int, along: str) -> Annex:
    """The head of one of `of` annexes: «Phụ lục II», its title, the paper it goes along with."""
    t = session.t
    name = t("office.annex", number=numeral(number, of)).strip()
    beside = Sentence(f"annex.along:{number}", along)
    return Annex(Sentence(f"annex.name:{number}", name), subject, beside)


def listed(
    session: Session,
    rows: Sequence[Row],
    columns: Sequence[tuple[str, float, Any]],
    *,
    of: tuple[str, str] = ("", ""),
    note: Text = "",
) -> Grid:
    """A table of rows by the keys of their columns: key, width in mm, alignment. `of` is its name
    and what tells its rows apart, so that a cell is found again in an edited file."""
    t = session.t
    heads = tuple(Column(t(f"minutes.column.{key}"), width, align) for key, width, align in columns)
    name, by = of
    cells = tuple(
        tuple(
            Sentence(f"{name}.{key}:{row[by]}", shown(session, row.get(key)))
            for key, _, _ in columns
        )
        for row in rows
    )
    return Grid(heads, cells, note=note)


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
    return listed(session, found, keys, of=("counts", "form"))


COUNTED = ("all", "met", "failed", "no_basis")
