"""The form of a unit's workbook (mẫu báo cáo): sheets, columns and fields, said once.

Sheet and column names belong to the file format, so they stay Vietnamese in every language.
The sheets of scores stand in score_layout.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TEMPLATE_VERSION = "1"
TITLE_ROW, SUBTITLE_ROW, LEGEND_ROW, HEADER_ROW = 1, 2, 3, 4
TEXT_LIMIT = 2_000  # letters: a note, not a report
REMARK_ROWS = 20  # blank rows a unit may fill in before it inserts its own

Role = Literal["guide", "form", "table", "mark", "errors"]


@dataclass(frozen=True)
class Column:
    """A column of a table sheet; `is_read` ones must be found under their own name."""

    key: str
    header: str
    letter: str
    width: float
    is_read: bool = False
    is_input: bool = False


@dataclass(frozen=True)
class Field:
    """A labelled cell of a form sheet: the label in column A, the value in column B."""

    key: str
    label: str
    row: int
    is_input: bool = False


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet (loại trang tính) and how it is laid out."""

    id: str
    name: str
    role: Role
    columns: tuple[Column, ...] = ()
    fields: tuple[Field, ...] = ()
    may_be_gone: bool = False
    is_extra: bool = False

    @property
    def is_required(self) -> bool:
        """Whether something is missed in a report without this sheet; an extra one never is."""
        return self.role in ("form", "table") and not self.is_extra

    def column(self, key: str) -> Column:
        """The column of that key."""
        return next(c for c in self.columns if c.key == key)

    def field(self, key: str) -> Field:
        """The field of that key."""
        return next(f for f in self.fields if f.key == key)


GUIDE = SheetKind("guide", "Hướng dẫn", "guide")
INFO = SheetKind(
    "info",
    "Thông tin",
    "form",
    fields=(
        Field("campaign_name", "Phong trào", 4),
        Field("campaign_id", "Mã phong trào", 5),
        Field("unit_name", "Đơn vị", 6),
        Field("unit_id", "Mã đơn vị", 7),
        Field("period_id", "Kỳ báo cáo", 8),
        Field("period_words", "Thời gian của kỳ", 9),
        Field("office", "Bộ phận lập báo cáo", 10, is_input=True),
        Field("note", "Ghi chú chung", 11, is_input=True),
    ),
)
RESULTS = SheetKind(
    "results",
    "Kết quả",
    "table",
    columns=(
        Column("indicator_id", "Mã", "A", 12, is_read=True),
        Column("label", "Chỉ tiêu", "B", 56),
        Column("measure", "Đơn vị tính", "C", 16),
        Column("previous", "Kỳ trước", "D", 18),
        Column("value", "Kỳ này", "E", 18, is_read=True, is_input=True),
        Column("note", "Minh chứng, ghi chú", "F", 48, is_read=True, is_input=True),
    ),
)
PLAN = SheetKind(
    "plan",
    "Kế hoạch",
    "form",
    fields=(
        Field("plan_number", "Số, ký hiệu kế hoạch của đơn vị", 4, is_input=True),
        Field("plan_date", "Ngày ban hành", 5, is_input=True),
    ),
    may_be_gone=True,
)
REMARKS = SheetKind(
    "remarks",
    "Khó khăn, đề xuất",
    "table",
    columns=(
        Column("kind", "Loại", "A", 16, is_read=True, is_input=True),
        Column("remark", "Nội dung", "B", 110, is_read=True, is_input=True),
    ),
    may_be_gone=True,
)
SECTIONS = SheetKind(
    "sections",
    "Nội dung báo cáo",
    "table",
    columns=(
        Column("section_id", "Mã", "A", 16, is_read=True),
        Column("label", "Mục", "B", 40),
        Column("required", "Bắt buộc", "C", 12),
        Column("text", "Nội dung", "D", 110, is_read=True, is_input=True),
    ),
)
MARK = SheetKind(
    "mark",
    "_mau",
    "mark",
    fields=(
        Field("template_version", "template_version", 1),
        Field("campaign_id", "campaign_id", 2),
        Field("unit_id", "unit_id", 3),
        Field("period_id", "period_id", 4),
        Field("indicators", "indicators", 5),
    ),
)
ERRORS = SheetKind("errors", "Lỗi cần sửa", "errors")

SHEETS: dict[str, SheetKind] = {
    s.id: s for s in (GUIDE, INFO, RESULTS, PLAN, REMARKS, SECTIONS, MARK, ERRORS)
}
LISTS = SheetKind("lists", "_danh_muc", "mark")
"""Hidden lists behind drop-downs; never read."""
SHEETS[LISTS.id] = LISTS
REMARK_KINDS = {"Khó khăn": "difficulty", "Đề xuất": "proposal"}


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """A name as it is compared: NFC, lower case, single spaces, no colon or star at the end."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).rstrip(" :*")


@lru_cache(4_096)
def spelled(text: str) -> str:
    """A name without case, accents, spaces or marks: «Mã đơn vị» is ma_don_vi."""
    parts = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return "_".join(re.findall("[a-z0-9]+", plain))


def sheet_key(name: str) -> str:
    """The name of a sheet as it is compared; our hidden ones, which begin with _, as they are."""
    return folded(name) if name.strip().startswith("_") else spelled(name) or folded(name)


def sheet_kind(name: str) -> SheetKind | None:
    """The kind of sheet that bears this name, whatever its case and spaces."""
    return next((s for s in SHEETS.values() if sheet_key(s.name) == sheet_key(name)), None)


def code_mark(codes: Iterable[str]) -> str:
    """A short hash of the indicator or section codes a template was made for."""
    return hashlib.sha256("\n".join(sorted(codes)).encode()).hexdigest()[:16]
