"""The list for the vote (danh sách biểu quyết): sheets, columns, words, and what is kept of a vote.

Like the names in template_layout they belong to the file format and stay Vietnamese.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from data.checking.layouts.template_layout import Column, Field, SheetKind

VOTE_INFO = SheetKind(
    "info",
    "Thông tin",
    "form",
    fields=(
        Field("campaign_name", "Phong trào", 4),
        Field("campaign_id", "Mã phong trào", 5),
        Field("period_id", "Mã danh sách", 6),
        Field("period_words", "Số liệu", 7),
        Field("member_count", "Tổng số thành viên Hội đồng", 8, is_input=True),
        Field("present_count", "Số thành viên có mặt", 9, is_input=True),
        Field("written_count", "Số thành viên vắng, lấy ý kiến bằng văn bản", 10, is_input=True),
        Field("meeting_date", "Ngày họp", 11, is_input=True),
        Field("document", "Số biên bản", 12, is_input=True),
    ),
)
VOTE_LIST = SheetKind(
    "vote_list",
    "Danh sách biểu quyết",
    "table",
    columns=(
        Column("number", "STT", "A", 6),
        Column("proposal_id", "Mã đề nghị", "B", 24, is_read=True),
        Column("form", "Hình thức", "C", 26, is_read=True),
        Column("unit_name", "Đơn vị đề nghị", "D", 26),
        Column("recipient", "Đối tượng", "E", 28),
        Column("verdict", "Kết luận điều kiện", "F", 15),
        Column("free", "Số còn được thông qua", "G", 16),
        Column("agreed_count", "Phiếu đồng ý", "H", 10, is_read=True, is_input=True),
        Column("against_count", "Phiếu không đồng ý", "I", 10, is_read=True, is_input=True),
        Column("blank_count", "Phiếu trắng, không hợp lệ", "J", 11, is_read=True, is_input=True),
        Column("result", "Kết quả", "K", 17, is_read=True, is_input=True),
        Column("opinion", "Ý kiến của Hội đồng", "L", 30, is_read=True, is_input=True),
    ),
)
HEADER = ("member_count", "present_count", "written_count", "meeting_date", "document")
COUNTS = ("agreed_count", "against_count", "blank_count")
RESULT_WORDS = {"thông qua": "passed", "không thông qua": "refused", "để lại": "left"}
RESULT_CHOICES = ["thông qua", "không thông qua", "để lại"]
OF_COUNCIL = "hoi-dong"
"""Stands in the hidden mark where other templates name the unit."""


def vote_code(as_of: object, snapshot_id: str | None) -> str:
    """The code of a list: the day of its figures and, where they were frozen, the snapshot."""
    return f"vote-{as_of}" + (f"-{snapshot_id}" if snapshot_id else "")


def snapshot_of(code: str) -> str | None:
    """The snapshot a list was made from, by its code."""
    return code[len("vote-2026-01-01-") :] or None


def vote_seals(proposals: Iterable[Mapping[str, Any]]) -> list[str]:
    """What the hidden mark holds of each proposal; no name of a recipient stands in it."""
    keys = ("proposal_id", "unit_id", "form_id", "occasion", "recipient_class")
    return ["|".join(str(row[key]) for key in keys) for row in proposals]


def vote_words(vote: Mapping[str, Any]) -> str:
    """A vote as the ledger keeps it with the step."""
    parts = [
        f"Hội đồng biểu quyết: {vote['agreed_count']}/{vote['member_count']} đồng ý",
        f"{vote['against_count']} không đồng ý",
        f"{vote['blank_count']} phiếu trắng, không hợp lệ",
        f"cần {vote['needed_count']}",
    ]
    opinion = f". {vote['opinion']}" if vote["opinion"] else ""
    return "; ".join(parts) + opinion


VOTE_WORDS = re.compile(
    r"Hội đồng biểu quyết: (?P<agreed_count>\d+)/(?P<member_count>\d+) đồng ý; "
    r"(?P<against_count>\d+) không đồng ý; (?P<blank_count>\d+) phiếu trắng, không hợp lệ"
)


def vote_counts(words: str | None) -> dict[str, int] | None:
    """The counts of a vote from the words kept with the step; None where those are no vote's."""
    found = VOTE_WORDS.match(words or "")
    return {key: int(count) for key, count in found.groupdict().items()} if found else None
