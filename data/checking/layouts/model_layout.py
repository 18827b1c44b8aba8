"""The sheet «Mô hình» of a unit's workbook: exemplary cases, models, initiatives of the unit."""

from data.checking.layouts.template_layout import Column, SheetKind

MODELS = SheetKind(
    "models",
    "Mô hình",
    "table",
    columns=(
        Column("model_id", "Mã", "A", 14, is_read=True, is_input=True),
        Column("model_name", "Tên ngắn", "B", 40, is_read=True, is_input=True),
        Column("kind", "Loại", "C", 12, is_read=True, is_input=True),
        Column("content_id", "Nội dung", "D", 24, is_read=True, is_input=True),
        Column("recognised_on", "Ngày công nhận", "E", 14, is_read=True, is_input=True),
        Column("document", "Văn bản công nhận", "F", 18, is_read=True, is_input=True),
        Column("effect", "Tác dụng", "G", 48, is_read=True, is_input=True),
        Column("effect_value", "Số đo", "H", 10, is_read=True, is_input=True),
        Column("effect_measure", "Đơn vị tính", "I", 14, is_read=True, is_input=True),
        Column("replicated_to", "Đơn vị nhân rộng", "J", 26, is_read=True, is_input=True),
        Column("replicated_on", "Ngày nhân rộng", "K", 14, is_read=True, is_input=True),
        Column("withdrawn_on", "Ngày thôi áp dụng", "L", 14, is_read=True, is_input=True),
        Column("reason", "Lý do thôi", "M", 30, is_read=True, is_input=True),
    ),
    is_extra=True,
)
ENTRY = (
    *("model_name", "kind", "content_id", "recognised_on", "document", "effect", "effect_value"),
    *("effect_measure", "withdrawn_on", "reason"),
)
"""Columns of a model itself; a row that fills none of them only adds a place of replication."""
SPREAD = ("replicated_to", "replicated_on")
DATES = ("recognised_on", "replicated_on", "withdrawn_on")
BETWEEN = " · "
"""What stands between a code and its name where a list offers both."""
KIND_NAMES = {"exemplar": "Điển hình", "model": "Mô hình", "initiative": "Sáng kiến"}
"""The kinds as the drop-down offers them."""
KIND_WORDS = {
    **dict.fromkeys(
        ("dien_hinh", "dien_hinh_tien_tien", "guong_dien_hinh", "exemplar"), "exemplar"
    ),
    **dict.fromkeys(("mo_hinh", "mo_hinh_moi", "cach_lam_moi", "model"), "model"),
    **dict.fromkeys(("sang_kien", "giai_phap", "sang_kien_giai_phap", "initiative"), "initiative"),
}
"""The same as people write them, spelled without case, accents and spaces."""
PERSONS = (
    *("ho_ten", "ho_va_ten", "ten_ca_nhan", "ten_nguoi", "tac_gia", "dong_tac_gia", "chu_nhiem"),
    *("nguoi_de_xuat", "nguoi_thuc_hien", "chu_sang_kien", "person", "author", "full_name"),
)
"""How a column of persons' names is headed; the register asks for none and keeps none."""


def names_person(header: str) -> bool:
    """Whether a column, spelled, would hold names of persons."""
    return any(header == word or header.startswith(f"{word}_") for word in PERSONS)
