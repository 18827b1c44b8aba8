"""The sheets of the workbook of a campaign and the names of its columns, Vietnamese first."""

from collections.abc import Mapping

from data.profiles.book.layouts.awards import AWARDS, FORMS
from data.profiles.book.layouts.indicators import INDICATORS
from data.profiles.book.layouts.info import INFO
from data.profiles.book.layouts.plans import PLANS
from data.profiles.book.layouts.rubric import RUBRIC
from data.profiles.book.layouts.tasks import AREAS, TASKS
from data.profiles.book.sheet import Column, Sheet

GUIDE = "Hướng dẫn"
LISTS = "Danh mục"
HEADER_ROW = 4
"""Vietnamese names; the English ones stand below."""
MARK_ROW = 3
"""Row of the guidance sheet that says whose workbook it is, and as of which files."""

CODE = Column("unit_id", "Mã đơn vị", "Unit code", width=20)
TOLD_NAME = Column("unit_name", "Tên đơn vị", "Unit name", width=34, is_told=True)
SOURCE = Column("source", "Căn cứ", "Source", width=36, is_required=True)

UNITS = Sheet(
    "units",
    "Đơn vị",
    "Units",
    (
        CODE,
        Column("unit_name", "Tên đơn vị", "Unit name", width=38, is_required=True),
        Column("short_name", "Tên ngắn", "Short name", width=22),
        Column("unit_type", "Loại đơn vị", "Unit type", "choice", 24, of="unit_types"),
        Column("valid_from", "Có từ ngày", "There from", "date"),
        Column("valid_to", "Có đến ngày", "There until", "date"),
        Column("successor_id", "Đơn vị kế tục", "Successor", width=20),
        Column("contact", "Đầu mối liên hệ", "Contact", width=30),
        Column("on_date", "Ngày biến động", "Date of change", "date"),
        Column("kind", "Biến động", "What befell it", "choice", 20, of="event"),
        Column("successor_ids", "Kế tục sau biến động", "Taken over by", "list", 24),
        Column("new_name", "Tên mới", "New name", width=30),
        Column("new_short_name", "Tên ngắn mới", "New short name", width=20),
        Column("document", "Văn bản biến động", "Document of the change", width=26),
    ),
    ("unit_id",),
    ("on_date", "kind", "successor_ids", "new_name", "new_short_name", "document"),
)
CLUSTERS = Sheet(
    "clusters",
    "Cụm",
    "Clusters",
    (
        CODE,
        TOLD_NAME,
        Column("year_from", "Từ năm hoặc ngày", "From year or day", "span", is_required=True),
        Column("year_to", "Đến năm hoặc ngày", "To year or day", "span", is_required=True),
        Column("cluster_id", "Mã cụm, khối", "Cluster code", width=18),
        Column("cluster_name_vi", "Tên cụm, khối", "Cluster name", width=34, is_required=True),
        Column("cluster_name_en", "Tên tiếng Anh của cụm", "English cluster name", width=34),
    ),
    ("unit_id", "year_from"),
    says=("cluster_id", "cluster_name_vi", "cluster_name_en"),
)
TARGETS = Sheet(
    "targets",
    "Mục tiêu",
    "Targets",
    (
        CODE,
        TOLD_NAME,
        Column("indicator_id", "Mã chỉ tiêu", "Indicator code", width=20, of="indicators"),
        Column("label", "Chỉ tiêu", "Indicator", width=40, is_told=True),
        Column("phase", "Giai đoạn", "Phase", "choice", 16, is_required=True, of="phase"),
        Column("year", "Năm", "Year", "whole", 8),
        Column("value", "Giá trị", "Value", "number", is_required=True),
        Column("start", "Điểm đầu", "Start", "number"),
        Column("effective_from", "Hiệu lực từ", "In force from", "date"),
        SOURCE,
    ),
    ("unit_id", "indicator_id", "phase", "year", "effective_from"),
    says=("value", "start", "source"),
)
DOCUMENTS = Sheet(
    "documents",
    "Văn bản",
    "Documents",
    (
        Column("kind", "Loại văn bản", "Type", width=18, is_required=True),
        Column("number", "Số, ký hiệu", "Number", width=20),
        Column("issued_on", "Ngày ban hành", "Issued on", "date"),
        Column("is_basis", "Là căn cứ", "Is a basis", "flag", 12),
        Column("title", "Trích yếu", "Title", width=70, is_required=True),
        SOURCE,
        Column("note_vi", "Ghi chú", "Note", width=40),
        Column("note_en", "Ghi chú tiếng Anh", "English note", width=40),
    ),
    ("number", "title"),
)
CONTENTS = Sheet(
    "contents",
    "Nội dung",
    "Contents",
    (
        Column("id", "Mã nội dung", "Content code", width=20),
        Column("national", "Nội dung của cả nước", "National content", "choice", 26, of="national"),
        Column("label_vi", "Tên nội dung", "Vietnamese name", width=60, is_required=True),
        Column("label_en", "Tên tiếng Anh", "English name", width=50),
        Column("short_vi", "Tên ngắn", "Short Vietnamese name", width=24),
        Column("short_en", "Tên ngắn tiếng Anh", "Short English name", width=24),
        SOURCE,
    ),
    ("id",),
)
SHEETS = (
    INFO,
    UNITS,
    CLUSTERS,
    CONTENTS,
    INDICATORS,
    TARGETS,
    TASKS,
    AREAS,
    DOCUMENTS,
    PLANS,
    FORMS,
    AWARDS,
    RUBRIC,
)
BY_ID: Mapping[str, Sheet] = {sheet.id: sheet for sheet in SHEETS}
