"""Head and foot of a paper by Decree 30: issuing body, national heading, number, signature."""

from typing import Any

from briefing.office.paper import Paper, Signer, Text, words
from briefing.office.xml import paragraph, row, rule, table
from translations import translator

HEAD, FOOT = (62.0, 103.0), (80.0, 85.0)
BODY_RULE, MOTTO_RULE, TITLE_RULE, WIDTH = 22.0, 59.0, 45.0, 165.0
SIGNATURE = 56  # points left for it: four lines


def head(paper: Paper) -> list[Any]:
    """Everything above the first paragraph of the text."""
    t = translator(paper.language)
    names = [
        *([_line(paper.parent, 13)] if paper.parent else []),
        _line(paper.issuer, 13, bold=True),
        rule(BODY_RULE, HEAD[0]),
    ]
    nation = [
        _line(t("office.nation"), 13, bold=True),
        _line(t("office.motto"), 14, bold=True),
        rule(MOTTO_RULE, HEAD[1]),
    ]
    number = [_line(paper.number, 13, before=6)] if paper.number else [paragraph()]
    if not paper.kind:
        number.append(_line(paper.subject, 12, before=3))
    date = [_line(paper.place_date, 14, before=6, italic=True)]
    made = [table(HEAD, [row(HEAD, [names, nation]), row(HEAD, [number, date])])]
    if paper.kind:
        made += [
            paragraph(paper.kind, style="Title"),
            paragraph(paper.subject, style="Subtitle"),
            rule(TITLE_RULE, WIDTH),
        ]
    return [*made, *_addressed(paper)]


def _addressed(paper: Paper) -> list[Any]:
    """«Kính gửi: …» on one line; several recipients one under the other."""
    t = translator(paper.language)
    if not paper.to:
        return [paragraph(after=6)]
    if len(paper.to) == 1:
        return [paragraph(t("office.to"), paper.to[0], align="center", before=12, after=12)]
    lines = [paragraph(to, align="center") for to in paper.to]
    return [paragraph(t("office.to"), align="center", before=12), *lines, paragraph(after=6)]


def foot(paper: Paper) -> list[Any]:
    """Recipients of copies and who signs; two signers stand side by side."""
    copies = _copies(paper)
    if len(paper.signers) == 2:
        sides = [_signer(who) for who in paper.signers]
        return [table(FOOT, [row(FOOT, sides)]), *copies]
    if paper.signers:
        right = _signer(paper.signers[0])
        return [table(FOOT, [row(FOOT, [copies or [paragraph()], right])])]
    return copies


def _copies(paper: Paper) -> list[Any]:
    if not paper.copies:
        return []
    t = translator(paper.language)
    first = paragraph(t("office.copies"), bold=True, italic=True, size=12, before=12)
    return [first, *(paragraph(copy, size=11) for copy in paper.copies)]


def _signer(who: Signer) -> list[Any]:
    posts = [_line(post, 14, bold=True, before=0 if n else 12) for n, post in enumerate(who.post)]
    return [*posts, _line(who.name, 14, bold=True, before=SIGNATURE)]


def _line(
    text: Text, size: float, *, bold: bool = False, italic: bool = False, before: float = 0
) -> Any:
    return paragraph(
        *filter(words, (text,)),
        align="center",
        size=size,
        before=before,
        bold=bold,
        italic=italic,
    )
