"""The workbook of a rubric (thang điểm): its sheets, and the name of every cell, said once.

Sheet and column names belong to the file format, so they stay as they are in every language:
Vietnamese first, by which a cell is found again, English below for the reader.
"""

from dataclasses import dataclass
from typing import Any

from schemas.scoring.rubric import (
    Grade,
    RankAward,
    Rubric,
    RubricCriterion,
    RubricSection,
    TieRule,
    Veto,
)

HEADER_ROW = 4
LISTS = "Danh mục"


@dataclass(frozen=True)
class Entry:
    """A column of a table, or a line of a form; `key` is the field, with dots into its parts.

    `is_later`: workbooks handed out before it was there are read without it.
    """

    key: str
    vi: str
    en: str
    width: float = 12
    is_later: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet: a table of one of the rubric's lists, or a form of its single values."""

    id: str
    name: str
    model: Any
    entries: tuple[Entry, ...]

    @property
    def is_form(self) -> bool:
        """Whether values stand one below the other, each beside its name."""
        return self.model is Rubric


CODE = Entry("id", "Mã", "Code", 16)
NAMES = (
    Entry("label_vi", "Tên tiếng Việt", "Vietnamese name", 44),
    Entry("label_en", "Tên tiếng Anh", "English name", 40),
)
SHORT = (
    Entry("short_vi", "Tên ngắn tiếng Việt", "Short Vietnamese name", 24),
    Entry("short_en", "Tên ngắn tiếng Anh", "Short English name", 24),
)
SOURCE = Entry("source", "Căn cứ", "Source", 40)
ASSESSES = Entry(
    "assesses",
    "Tiêu chí của kế hoạch (mỗi dòng một mã; trống: thiết lập của hệ thống)",
    "Criteria of the plan (one a line; blank: a setting of the system)",
    30,
    is_later=True,
)
MAXIMUM = Entry("max_points", "Điểm tối đa", "Maximum points")

INFO = Page(
    "info",
    "Thông tin",
    Rubric,
    (
        CODE,
        Entry("campaign", "Mã phong trào", "Campaign"),
        Entry("version", "Phiên bản", "Version"),
        *NAMES,
        Entry("published_on", "Ngày công bố", "Published on"),
        Entry("published_by", "Người công bố", "Published by"),
        Entry("reason", "Lý do công bố", "Reason"),
        Entry("year_from", "Từ năm", "From year"),
        Entry("year_to", "Đến năm", "To year"),
        SOURCE,
        Entry("is_illustrative", "Là dữ liệu minh họa", "Is illustrative"),
        Entry("scope", "Phạm vi xếp hạng", "Ranked within"),
        Entry("unit_types", "Loại đơn vị (mỗi dòng một mã)", "Unit types (one a line)"),
        Entry("clusters", "Cụm, khối (mỗi dòng một mã)", "Clusters (one a line)"),
        Entry("stages", "Các bước chấm (mỗi dòng một bước)", "Stages (one a line)"),
        Entry("left_out", "Tiêu chí để ngoài (mỗi dòng một mã)", "Criteria left out (one a line)"),
    ),
)
SECTIONS = Page(
    "sections",
    "Mục",
    RubricSection,
    (
        CODE,
        *NAMES,
        *SHORT,
        MAXIMUM,
        Entry("bonus_cap", "Trần điểm thưởng", "Cap of bonuses"),
        Entry("penalty_cap", "Trần điểm trừ", "Cap of penalties"),
    ),
)
CRITERIA = Page(
    "criteria",
    "Tiêu chí",
    RubricCriterion,
    (
        CODE,
        Entry("section", "Mã mục", "Section", 14),
        *NAMES,
        *SHORT,
        Entry("kind", "Cách tính điểm", "Kind", 40),
        MAXIMUM,
        Entry("counts", "Tính vào", "Counts as", 22),
        Entry("min_points", "Điểm thấp nhất", "Minimum points"),
        Entry("each_points", "Điểm mỗi đơn vị đếm", "Points for each"),
        Entry("reads", "Lấy số từ trang tiến độ", "Reads from progress", 26),
        Entry("measure", "Đại lượng lấy", "Measure", 26),
        Entry("zero_at", "Không có điểm khi", "No points at"),
        Entry("full_at", "Đủ điểm khi", "All points at"),
        Entry("needs_evidence", "Cần minh chứng", "Needs evidence"),
        Entry("may_not_apply", "Có thể không áp dụng", "May not apply"),
        ASSESSES,
        SOURCE,
    ),
)
GRADES = Page(
    "grades",
    "Xếp loại",
    Grade,
    (
        CODE,
        *NAMES,
        Entry("min_points", "Từ điểm", "From points"),
    ),
)
VETOES = Page(
    "vetoes",
    "Điều kiện loại",
    Veto,
    (
        CODE,
        *NAMES,
        Entry("detected", "Tự phát hiện từ báo cáo", "Detected in reports", 32),
        Entry("effect", "Hệ quả", "Effect", 34),
        ASSESSES,
        SOURCE,
    ),
)
TIES = Page(
    "ties",
    "Phân hạng khi bằng điểm",
    TieRule,
    (
        Entry("by", "Phân hạng theo", "Decided by", 36),
        Entry("section", "Mã mục", "Section", 16),
    ),
)
AWARDS = Page(
    "awards",
    "Khen thưởng",
    RankAward,
    (
        Entry("form", "Mã hình thức khen thưởng", "Award form", 28),
        Entry("rank_from", "Từ hạng", "From rank"),
        Entry("rank_to", "Đến hạng", "To rank"),
        Entry("grade", "Xếp loại từ", "From grade", 16),
        SOURCE,
    ),
)
SETTINGS = Page(
    "settings",
    "Thiết lập",
    Rubric,
    (
        Entry("total_points", "Tổng điểm", "Total points"),
        Entry("total_cap", "Trần tổng điểm", "Cap of the total"),
        Entry("bonus_cap", "Trần mọi điểm thưởng", "Cap of all bonuses"),
        Entry("step", "Bước điểm", "Step"),
        Entry("decimals", "Số chữ số thập phân khi in", "Decimals shown"),
        Entry("rounding", "Làm tròn", "Rounding"),
        Entry("not_applicable", "Tiêu chí không áp dụng", "A criterion that does not apply"),
        Entry("cross_rule", "Gộp điểm chấm chéo", "Cross marks together"),
        Entry("progress_on.0", "Tháng đọc trang tiến độ", "Month the progress is read"),
        Entry("progress_on.1", "Ngày đọc trang tiến độ", "Day the progress is read"),
        Entry("reply_days", "Số ngày để phản hồi", "Days for a reply"),
        Entry("robustness.draws", "Độ vững: số lần thử", "Robustness: draws"),
        Entry(
            "robustness.spread_ratio", "Độ vững: biên độ trọng số", "Robustness: spread of weights"
        ),
        Entry("robustness.seed", "Độ vững: số khởi tạo", "Robustness: seed"),
        Entry("robustness.firm_ratio", "Độ vững: «vững» từ", "Robustness: firm from"),
        Entry("robustness.firm_flips", "Độ vững: số tiêu chí bỏ được", "Robustness: flips allowed"),
        Entry("robustness.even_ratio", "Độ vững: «ngang ngửa» dưới", "Robustness: even below"),
        Entry("divergence.overrate_distance", "Tự chấm cao: độ lệch", "Overrating: distance"),
        Entry(
            "divergence.overrate_gap_ratio", "Tự chấm cao: chênh tối thiểu", "Overrating: least gap"
        ),
        Entry("divergence.marker_distance", "Người chấm lệch: độ lệch", "Marker: distance"),
        Entry(
            "divergence.marker_gap_ratio", "Người chấm lệch: chênh tối thiểu", "Marker: least gap"
        ),
        Entry("divergence.favour_distance", "Chấm cao cho nhau: độ lệch", "Favours: distance"),
        Entry(
            "divergence.favour_gap_ratio",
            "Chấm cao cho nhau: chênh tối thiểu",
            "Favours: least gap",
        ),
        Entry("divergence.minimum_units", "Số đơn vị tối thiểu để hỏi", "Units needed to ask"),
    ),
)
PAGES = (INFO, SECTIONS, CRITERIA, GRADES, VETOES, TIES, AWARDS, SETTINGS)
