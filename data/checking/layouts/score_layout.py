"""The form of score sheets and replies (bảng chấm điểm, phản hồi): sheets and columns, said once.

Like the names in template_layout they belong to the file format and stay Vietnamese.
"""

from data.checking.layouts.template_layout import Column, Field, SheetKind

APPLIES_NOT = "x"
PASS_WORDS = {"đạt": 1.0, "không đạt": 0.0}
"""A tick is none of them: beside «đạt / không đạt» it may mean either."""
PASS_CHOICES = ["Đạt", "Không đạt"]
YES_NO = {
    "x": True,
    "có": True,
    "true": True,
    "1": True,
    "không": False,
    "false": False,
    "0": False,
}
STAGE_WORDS = {
    "tự chấm": "self",
    "chấm chéo": "cross",
    "thẩm định": "appraised",
    "hội đồng": "council",
}
ITEM_WORDS = {"tiêu chí": "criterion", "điều kiện loại": "veto", "phiếu bầu": "vote"}


def _info(name: str, code: str) -> SheetKind:
    fields = (
        Field("campaign_name", "Phong trào", 4),
        Field("campaign_id", "Mã phong trào", 5),
        Field("unit_name", name, 6),
        Field("unit_id", code, 7),
        Field("period_id", "Mã bảng chấm", 8),
        Field("period_words", "Nội dung", 9),
        Field("office", "Bộ phận lập bảng", 10, is_input=True),
        Field("note", "Ghi chú chung", 11, is_input=True),
    )
    return SheetKind("info", "Thông tin", "form", fields=fields)


UNIT_INFO = _info("Đơn vị", "Mã đơn vị")
GROUP_INFO = _info("Cụm, khối", "Mã cụm, khối")

OF_UNIT = (
    Column("unit_id", "Mã đơn vị", "A", 11, is_read=True),
    Column("unit_name", "Đơn vị", "B", 24),
)
OF_CRITERION = (
    *OF_UNIT,
    Column("criterion_id", "Mã tiêu chí", "C", 12, is_read=True),
    Column("label", "Tiêu chí", "D", 44),
    Column("max_points", "Điểm tối đa", "E", 9),
)


def _typed(first: str, *keys: str) -> tuple[Column, ...]:
    said = {
        "amount": ("Số liệu", 14),
        "against": ("Đối chiếu", 14),
        "not_applicable": ("Không áp dụng", 10),
        "reason": ("Lý do", 40),
        "evidence": ("Minh chứng", 48),
    }
    letters = [chr(ord(first) + place) for place in range(len(keys))]
    return tuple(
        Column(key, said[key][0], letter, said[key][1], is_read=True, is_input=True)
        for key, letter in zip(keys, letters, strict=True)
    )


SELF = SheetKind(
    "self",
    "Tự chấm điểm",
    "table",
    columns=(
        Column("criterion_id", "Mã", "A", 12, is_read=True),
        Column("label", "Tiêu chí", "B", 50),
        Column("section", "Mục", "C", 22),
        Column("how", "Cách tính", "D", 38),
        Column("max_points", "Điểm tối đa", "E", 9),
        *_typed("F", "amount", "against", "not_applicable", "evidence"),
    ),
)
CROSS = SheetKind("cross", "Chấm chéo", "table", columns=OF_CRITERION)
FIRST_MARKER = len(CROSS.columns)
"""Columns right of the named ones are one a marker: its code above its name in the header."""
APPRAISED = SheetKind(
    "appraised",
    "Thẩm định",
    "table",
    columns=(
        *OF_CRITERION,
        Column("self_mark", "Tự chấm", "F", 16),
        *_typed("G", "amount", "against", "not_applicable", "reason", "evidence"),
    ),
)
COUNCIL = SheetKind(
    "council",
    "Hội đồng",
    "table",
    columns=(
        *OF_CRITERION,
        Column("self_mark", "Tự chấm", "F", 16),
        Column("appraised_mark", "Thẩm định", "G", 16),
        *_typed("H", "amount", "against", "not_applicable", "reason", "evidence"),
    ),
)
VETOES = SheetKind(
    "vetoes",
    "Điều kiện loại",
    "table",
    columns=(
        *OF_UNIT,
        Column("criterion_id", "Mã điều kiện", "C", 14, is_read=True),
        Column("label", "Điều kiện loại", "D", 50),
        Column("amount", "Có vi phạm", "E", 10, is_read=True, is_input=True),
        Column("evidence", "Minh chứng", "F", 48, is_read=True, is_input=True),
    ),
    may_be_gone=True,
)
VOTES = SheetKind(
    "votes",
    "Phiếu bầu",
    "table",
    columns=(*OF_UNIT, Column("amount", "Số phiếu", "C", 12, is_read=True, is_input=True)),
    may_be_gone=True,
)
REPLIES = SheetKind(
    "replies",
    "Phản hồi",
    "table",
    columns=(
        Column("criterion_id", "Mã", "A", 12, is_read=True),
        Column("label", "Tiêu chí", "B", 44),
        Column("max_points", "Điểm tối đa", "C", 9),
        Column("self_mark", "Tự chấm", "D", 16),
        Column("later_mark", "Thẩm định, hội đồng", "E", 18),
        Column("reason", "Lý do chấm thấp hơn", "F", 36),
        Column("reply", "Ý kiến của đơn vị", "G", 60, is_read=True, is_input=True),
        Column("evidence", "Minh chứng", "H", 40, is_read=True, is_input=True),
    ),
)
ITEM_SHEETS = {
    SELF: "criterion",
    CROSS: "criterion",
    APPRAISED: "criterion",
    COUNCIL: "criterion",
    VETOES: "veto",
    VOTES: "vote",
}
