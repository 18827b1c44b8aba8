"""The form of award sheets (bảng đề nghị khen thưởng): sheets, columns and words, said once.

Like the names in template_layout they belong to the file format and stay Vietnamese.
"""

from data.checking.layouts.template_layout import Column, Field, SheetKind

AWARD_INFO = SheetKind(
    "info",
    "Thông tin",
    "form",
    fields=(
        Field("campaign_name", "Phong trào", 4),
        Field("campaign_id", "Mã phong trào", 5),
        Field("unit_name", "Đơn vị", 6),
        Field("unit_id", "Mã đơn vị", 7),
        Field("period_id", "Mã bảng đề nghị", 8),
        Field("period_words", "Nội dung", 9),
        Field("person_count", "Số người thuộc diện xét khen", 10, is_input=True),
        Field("office", "Bộ phận lập bảng", 11, is_input=True),
        Field("note", "Ghi chú chung", 12, is_input=True),
    ),
)
SAID: dict[str, tuple[str, float]] = {
    "proposal_code": ("Mã đề nghị", 12),
    "recipient_class": ("Loại đối tượng", 26),
    "recipient_name": ("Tên đối tượng", 34),
    "recipient_id": ("Mã đối tượng", 16),
    "is_woman": ("Nữ", 7),
    "commune_id": ("Mã xã", 10),
    "form_id": ("Hình thức", 34),
    "occasion": ("Dịp", 14),
    "content_id": ("Mã nội dung", 16),
    "achievement_id": ("Mã thành tích", 16),
    "proposed_on": ("Ngày đề nghị", 14),
    "document": ("Số tờ trình", 18),
    "papers": ("Thành phần hồ sơ", 34),
    "sets": ("Số bộ", 8),
    "earlier_form": ("Hình thức đã được khen", 30),
    "earlier_on": ("Ngày được khen trước", 14),
    "base_titles": ("Số lần CSTĐ cơ sở", 10),
    "attested": ("Điều kiện đã xác nhận", 26),
    "criteria": ("Thành tích theo tiêu chí", 44),
}
LATER = ("criteria",)
"""Columns that sheets handed out before do not have: they are read without them."""
PROPOSALS = SheetKind(
    "proposals",
    "Đề nghị khen thưởng",
    "table",
    columns=tuple(
        Column(key, header, chr(ord("A") + place), width, key not in LATER, is_input=True)
        for place, (key, (header, width)) in enumerate(SAID.items())
    ),
)
REQUIRED = ("recipient_class", "recipient_name", "form_id", "occasion", "proposed_on")

RECIPIENT_WORDS = {
    "tập thể": "collective",
    "doanh nghiệp": "enterprise",
    "hộ gia đình": "household",
    "lãnh đạo cấp bộ, tỉnh trở lên": "leader_top",
    "lãnh đạo vụ, sở, ngành": "leader_head",
    "doanh nhân": "entrepreneur",
    "lãnh đạo khác từ phó phòng": "leader_other",
    "người trực tiếp": "direct_worker",
    "người Việt Nam định cư ở nước ngoài": "overseas_vietnamese",
    "người nước ngoài": "foreigner",
}
PERSON_WORDS = tuple(
    word
    for word, code in RECIPIENT_WORDS.items()
    if code not in ("collective", "enterprise", "household")
)
LEADER_WORDS = tuple(word for word in PERSON_WORDS if word.startswith("lãnh đạo"))
RECIPIENT_FAMILIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("cá nhân", "cán bộ", "công chức", "viên chức", "cán bộ, công chức, viên chức"),
        PERSON_WORDS,
    ),
    "lãnh đạo": LEADER_WORDS,
    "người lao động": ("người trực tiếp",),
    **dict.fromkeys(("đơn vị", "cơ quan", "tổ chức", "phòng", "ban"), ("tập thể",)),
    **dict.fromkeys(
        ("kiều bào", "việt kiều", "người Việt Nam ở nước ngoài"),
        ("người Việt Nam định cư ở nước ngoài",),
    ),
    **dict.fromkeys(("chuyên gia nước ngoài", "cá nhân nước ngoài"), ("người nước ngoài",)),
    "hộ": ("hộ gia đình",),
    "gia đình": ("hộ gia đình",),
    "công ty": ("doanh nghiệp",),
}
"""Words that name several classes, or one by another name: every class that fits is offered."""

OCCASION_WORDS = {
    "hằng năm": "annual",
    "hàng năm": "annual",
    "sơ kết": "interim",
    "tổng kết": "final",
    "đột xuất": "ad_hoc",
}
OCCASION_CHOICES = ["hằng năm", "sơ kết", "tổng kết", "đột xuất"]
WOMAN_CHOICES = ["x", "không"]
PAPER_WORDS = {
    "tờ trình": "submission",
    "biên bản": "minutes",
    "báo cáo thành tích": "achievement-report",
}
STATE_WORDS = {
    "thẩm định": "appraised",
    "thông qua": "passed",
    "trình cấp trên": "submitted",
    "quyết định": "decided",
    "trao": "issued",
    "trả lại": "returned",
    "không xét": "refused",
    "thu hồi": "revoked",
}
