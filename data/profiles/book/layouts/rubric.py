"""The sheet of rubrics (thang điểm): a line a rubric, section, criterion or grade, in order."""

from data.profiles.book.sheet import Column, Sheet

RUBRIC = Sheet(
    "rubric",
    "Thang điểm",
    "Rubrics",
    (
        Column("rubric", "Mã thang", "Rubric code", width=16, is_required=True),
        Column("line", "Dòng là", "Line is", "choice", 18, True, "rubric_line"),
        Column("id", "Mã", "Code", width=18),
        Column("label_vi", "Tên", "Vietnamese name", width=44, is_required=True),
        Column("label_en", "Tên tiếng Anh", "English name", width=40),
        Column("short_vi", "Tên ngắn", "Short Vietnamese name", width=22),
        Column("short_en", "Tên ngắn tiếng Anh", "Short English name", width=22),
        Column("points", "Điểm", "Points", "number", 10),
        Column("step", "Bước điểm", "Step", "number", 10),
        Column("decimals", "Số lẻ khi in", "Decimals shown", "whole", 10),
        Column(
            "not_applicable",
            "Tiêu chí không áp dụng",
            "Where one does not apply",
            "choice",
            26,
            of="not_applicable",
        ),
        Column("kind", "Cách tính điểm", "Kind", "choice", 30, of="scoring"),
        Column("counts", "Tính vào", "Counts as", "choice", 18, of="counts"),
        Column("min_points", "Điểm thấp nhất", "Minimum points", "number", 10),
        Column("each_points", "Điểm mỗi đơn vị đếm", "Points for each", "number", 10),
        Column("bonus_cap", "Trần điểm thưởng", "Cap of bonuses", "number", 10),
        Column("penalty_cap", "Trần điểm trừ", "Cap of penalties", "number", 10),
        Column("reads", "Lấy số từ trang tiến độ", "Reads from progress", width=26),
        Column("measure", "Đại lượng lấy", "Measure", "choice", 24, of="measure"),
        Column("zero_at", "Không có điểm khi", "No points at", "number", 10),
        Column("full_at", "Đủ điểm khi", "All points at", "number", 10),
        Column("needs_evidence", "Cần minh chứng", "Needs evidence", "flag", 10),
        Column("may_not_apply", "Có thể không áp dụng", "May not apply", "flag", 10),
        Column(
            "assesses", "Tiêu chí của kế hoạch", "Criteria of the plan", "list", 26, of="criteria"
        ),
        Column("unit_types", "Loại đơn vị", "Unit types", "list", 26, of="unit_types"),
        Column("clusters", "Cụm, khối", "Clusters", "list", 22),
        Column("year_from", "Từ năm", "From year", "whole", 8),
        Column("year_to", "Đến năm", "To year", "whole", 8),
        Column("source", "Căn cứ", "Source", width=36),
    ),
    ("rubric", "line", "id"),
)
