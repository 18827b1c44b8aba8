"""What changed since the last pack (thay đổi từ lần trước): the first paper of a new one."""

from collections.abc import Iterator

from answers.comparison.compare import Comparison, comparison
from answers.comparison.sides import Side, frozen_side, side_of
from answers.comparison.tables import COLUMNS, part_rows, part_title
from answers.comparison.words import between, headline, lines
from answers.edition import edition
from answers.tables import text_table
from briefing.office.document import paper_document
from briefing.office.owner import owner
from briefing.office.paper import Block, Column, Grid, Heading, Paper, Paragraph
from briefing.work import Work
from data.keeping.snapshots.snapshots import snapshot_list
from schemas.snapshot import Snapshot
from translations import Translator, translator

SHOWN = ("contents", "indicators", "clusters", "counts", "proposals")
ROWS, COLUMN_COUNT, WIDTH, FIRST = 15, 6, 165.0, 45.0


def changes_document(work: Work) -> bytes:
    """The paper as DOCX; where nothing was frozen before it says so."""
    t = translator("vi")
    last = last_frozen(work)
    found = _compared(last, work) if last else None
    by = owner(work.office.campaign, work.chosen.as_of, t)
    invented = work.office.campaign["is_illustrative"]
    paper = Paper(
        subject=t("changes.subject", campaign=work.office.campaign["name_vi"]),
        blocks=tuple(_blocks(found, work, t)),
        kind=t("changes.kind"),
        parent=by.body,
        issuer=t("minutes.council"),
        place_date=t("office.place_date", place=by.place, year=t("office.year")),
        sample=t("app.sample") if invented else "",
        stamp=edition(work.answers.folder, t),
    )
    return paper_document(paper)


def last_frozen(work: Work) -> Snapshot | None:
    """The newest snapshot of the campaign before this pack's own figures."""
    here = work.frozen
    found = (s for s in snapshot_list(work.store) if s.campaign_id == work.chosen.campaign)
    earlier = (
        s
        for s in found
        if s.as_of <= work.chosen.as_of
        and (here is None or (s.snapshot_id != here.snapshot_id and s.made_at <= here.made_at))
    )
    return next(earlier, None)


def _compared(last: Snapshot, work: Work) -> Comparison:
    viewer = work.asked.viewer
    before = frozen_side(work.store, last.snapshot_id, viewer)
    return comparison(before, _now(work), is_brief=True)


def _now(work: Work) -> Side:
    frozen = work.frozen
    said = frozen.snapshot_id if frozen else f"{work.chosen.as_of}"
    return side_of(work.store, said, work.chosen, work.asked.viewer)


def _blocks(found: Comparison | None, work: Work, t: Translator) -> Iterator[Block]:
    if work.frozen is None:
        yield Paragraph((t("changes.not_frozen"),))
    if found is None:
        yield Paragraph((t("changes.first"),))
        return
    yield Paragraph((between(found, t),))
    yield Paragraph((headline(found, t),))
    for line in lines(found, t):
        yield Paragraph((line,))
    for name in SHOWN:
        yield from _table(found, name, t)


def _table(found: Comparison, name: str, t: Translator) -> Iterator[Block]:
    rows = part_rows(found, name, t)
    if rows.is_empty():
        return
    table = text_table(rows, COLUMNS[name][:COLUMN_COUNT], t)
    rest = (WIDTH - FIRST) / (table.width - 1)
    columns = tuple(Column(head, rest if n else FIRST) for n, head in enumerate(table.columns))
    more = table.height - ROWS
    note = t("changes.more", count=t.number(more)) if more > 0 else ""
    yield Heading(part_title(found, name, t), 2)
    yield Grid(columns, tuple(table.head(ROWS).rows()), note=note)
