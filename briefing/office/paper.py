"""An administrative paper as data: who issues it, what it is about, its blocks, who signs.

`document.paper_document(paper)` makes the DOCX. A text is plain words or a `Sentence` with a key:
those go into content controls, so that a paper can be made again and keep what an editor changed.
Words in [brackets] are what nobody knows yet: highlighted, to be filled in by hand.
"""

from dataclasses import dataclass, field
from typing import Literal

from translations import Language

Align = Literal["left", "center", "right", "both"]
Look = Literal["body", "plain", "center", "note", "close", "basis"]


@dataclass(frozen=True)
class Sentence:
    """Words made by a rule: a stable key (e.g. results.behind), the text, the query behind it."""

    key: str
    text: str
    source: str = ""


Text = str | Sentence


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 «I.» in capitals, 2 «1.», 3 «a)». The number is part of the text."""

    text: Text
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together; `note`: the small line under a table, `close`: the last one,
    which stays on the page of the signature, `basis`: what a paper rests on, a line each."""

    said: tuple[Text, ...]
    look: Look = "body"


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its width in mm (all of a table: 165), how cells stand."""

    head: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Grid:
    """A table with a head that repeats on every page; rows do not split."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    title: Text = ""
    note: Text = ""


@dataclass(frozen=True)
class Annex:
    """What begins after the signature on pages of its own number: its name (Phụ lục I), what it is
    about, the paper it goes along with."""

    name: Text
    subject: Text = ""
    along: Text = ""


Block = Heading | Paragraph | Grid | Annex


@dataclass(frozen=True)
class Signer:
    """Who signs: authority and post (TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH) line by line, and the name."""

    post: tuple[Text, ...]
    name: Text


@dataclass(frozen=True)
class Paper:
    """A whole paper. Without `kind` it is a letter: its subject stands under the number.

    One signer stands at the right, beside the recipients of copies (Nơi nhận); two stand side by
    side (minutes: secretary and chair) above them. `annexes` are blocks after the signature.
    `sample` is printed on the first page of invented data, in brackets. A paper that can be made
    again says by `identity` which one it is, and of which `day` its figures are (2026-10-31).
    `stamp` is the small line at its very end: which release made it from which version of the data.
    """

    subject: Text
    blocks: tuple[Block, ...]
    kind: Text = ""
    parent: Text = ""
    issuer: Text = ""
    number: Text = ""
    place_date: Text = ""
    to: tuple[Text, ...] = ()
    signers: tuple[Signer, ...] = ()
    copies: tuple[Text, ...] = ()
    annexes: tuple[Block, ...] = field(default=())
    sample: str = ""
    identity: str = ""
    day: str = ""
    stamp: Text = ""
    language: Language = "vi"


def words(text: Text) -> str:
    """The words of a text, with or without a key."""
    return text.text if isinstance(text, Sentence) else text
