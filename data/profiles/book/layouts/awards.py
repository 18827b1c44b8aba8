"""The sheets of award forms and award rules (khen thưởng)."""

from data.profiles.book.sheet import Column, Sheet

CODE = Column("id", "Mã", "Code", width=20)
NAMES = (
    Column("label_vi", "Tên", "Vietnamese name", width=44, is_required=True),
    Column("label_en", "Tên tiếng Anh", "English name", width=40),
)
SOURCE = Column("source", "Căn cứ", "Source", width=36, is_required=True)

FORMS = Sheet(
    "awards.forms",
    "Hình thức khen",
    "Award forms",
    (
        CODE,
        *NAMES,
        Column("level", "Cấp khen", "Level", "choice", 20, True, "award_level"),
        Column("family", "Hình thức hay danh hiệu", "Form or title", "choice", 24, False, "family"),
        Column("dossier_sets", "Số bộ hồ sơ", "Dossier sets", "whole", 12),
        SOURCE,
    ),
    ("id",),
)
AWARDS = Sheet(
    "awards.rules",
    "Khen thưởng",
    "Award rules",
    (
        CODE,
        Column("kind", "Quy định về", "About", "choice", 26, True, "rule"),
        *NAMES,
        Column("subjects", "Đối tượng", "Subjects", "list", 26, of="subject"),
        Column("forms", "Hình thức", "Forms", "list", 26, of="award_forms"),
        Column("occasions", "Dịp khen", "Occasions", "list", 24, of="occasion"),
        Column("unit_types", "Loại đơn vị", "Unit types", "list", 24, of="unit_types"),
        Column("allowed", "Được phép", "Allowed", "list", 26),
        Column("limit", "Số lượng", "Limit", "whole", 10),
        Column("per", "Tính cho", "Per", "choice", 18, of="per"),
        Column("within", "Trong", "Within", "choice", 18, of="within"),
        Column("rank_at_most", "Hạng thấp nhất", "Lowest rank", "list", 22),
        Column("rank_indicator", "Chỉ tiêu xếp hạng", "Rank indicator", width=20),
        Column("window_from", "Trong khoảng từ", "Window from", "date"),
        Column("window_to", "Trong khoảng đến", "Window to", "date"),
        Column("earlier_form", "Hình thức đã có", "Earlier form", width=20),
        Column("years", "Số năm sau đó", "Years since", "whole", 10),
        Column("base_titles", "Số lần CSTĐ cơ sở", "Base-level titles", "whole", 10),
        Column("valid_from", "Hiệu lực từ", "In force from", "date"),
        Column("valid_to", "Hiệu lực đến", "In force until", "date"),
        Column("dated_by", "Tính theo ngày", "By the day of", "choice", 22, of="dated_by"),
        Column("is_in_force", "Đang áp dụng", "Is in force", "flag", 12),
        SOURCE,
        Column("printed_vi", "Lời văn in trong văn bản", "Printed words", width=60),
        Column("note_vi", "Cách hiểu", "How it is read", width=40),
        Column("note_en", "Cách hiểu, tiếng Anh", "How it is read, in English", width=40),
    ),
    ("id",),
)
