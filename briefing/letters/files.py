"""A mailing as one file (gói thư nhắc): the list, and for each unit a DOCX and an e-mail text."""

import io
import re
import zipfile
from collections.abc import Sequence

import polars as pl

from answers.reporting.call_list import COLUMNS, folded
from answers.reporting.letters import Letter, Occasion, mail_text
from answers.table_files import xlsx_table
from answers.tables import typed_table
from briefing.letters.document import NOBODY, Sender, letter_document
from briefing.office.owner import owner
from translations import Translator, translator

LIST = "danh-sach.xlsx"


def letter_archive(
    written: Sequence[Letter],
    called: pl.DataFrame,
    title: str,
    source_lines: Sequence[str],
    t: Translator,
    occasion: Occasion | None = None,
) -> bytes:
    """ZIP of the list and of every letter, from who keeps the campaign; nothing is sent."""
    by = sender(occasion) if occasion else NOBODY
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = typed_table(called, COLUMNS, t)
        archive.writestr(LIST, xlsx_table(listed, title, source_lines, t))
        for number, letter in enumerate(written, start=1):
            stem = f"{number:03}-{file_stem(letter.unit_name)}"
            packed = zipfile.ZIP_STORED  # a DOCX is compressed already
            archive.writestr(f"{stem}.docx", letter_document(letter, by), packed)
            archive.writestr(f"{stem}.txt", b"\xef\xbb\xbf" + mail_text(letter).encode())
    return buffer.getvalue()


def sender(occasion: Occasion) -> Sender:
    """Whom the plan charges with the own report upward, as submissions are from, under the owner
    of the campaign; where the plan names nobody, the place alone is known."""
    by = owner(occasion.campaign, occasion.as_of, translator("vi"))
    return Sender(by.body, occasion.keeper, by.place) if occasion.keeper else Sender(place=by.place)


def file_stem(name: str) -> str:
    """A name as a file has it: plain letters, at most 60."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:60] or "don-vi"
