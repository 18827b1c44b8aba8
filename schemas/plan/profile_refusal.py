"""Words for what is wrong in a profile file: file, key, nearest valid key; Vietnamese first."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic_core import ErrorDetails

EXPECTED: Mapping[str, str] = {
    "string": "phải là chữ trong ngoặc kép / text in quotes",
    "int": "phải là số nguyên / a whole number",
    "float": "phải là số / a number",
    "bool": "phải là true hoặc false / true or false",
    "date": "phải là ngày, ví dụ 2027-12-15 / a date, e.g. 2027-12-15",
    "tuple": "phải là danh sách [ … ] / a list",
    "dict": "phải là bảng { … } / a table",
    "dataclass": "phải là bảng [ … ] / a table",
}

NO_MONTHS = (
    '; chưa có kỳ tháng: ghi "quarter", số của ba tháng báo trong kỳ quý'
    ' / no monthly periods yet: write "quarter", report the three months in it'
)
TWO_PHASES = (
    "; phong trào có nhiều nhất hai giai đoạn: giai đoạn ba là một phong trào riêng"
    " (campaign new) / a campaign has two phases at most: make the third a campaign of its own"
)


def refusal(file_name: str, detail: ErrorDetails, kind: type) -> str:
    """One line for one refusal of the reader of a kind of file."""
    loc = detail["loc"]
    key = ".".join(str(part) for part in loc)
    if detail["type"] == "unexpected_keyword_argument":
        near = nearest(str(loc[-1]), _keys_at(kind, loc[:-1]))
        near = TWO_PHASES if str(loc[-1]).startswith("phase_3") else near
        return f"{file_name}: khóa lạ / unknown key «{key}»{near}"
    if detail["type"] in ("missing", "missing_argument"):
        return f"{file_name}: thiếu khóa / missing key «{key}»"
    return f"{file_name}: «{key}»: {_expected(detail)} (đang ghi / given: {detail['input']!r})" + (
        _instead(str(loc[-1]), str(detail["input"]))
    )


def nearest(name: str, valid: list[str]) -> str:
    """The valid name nearest to a wrong one, as the end of a message; empty if none is near."""
    near = get_close_matches(name, valid, n=1, cutoff=0.4)
    return f"; gần nhất / nearest: «{near[0]}»" if near else ""


def _instead(key: str, given: str) -> str:
    """What to do where a plan has what no profile can say yet."""
    if key == "cadence" and given.startswith("month"):
        return NO_MONTHS
    return TWO_PHASES if key == "phase" and given == "phase-3" else ""


def _expected(detail: ErrorDetails) -> str:
    if detail["type"] == "literal_error":
        allowed = detail.get("ctx", {}).get("expected", "")
        return f"phải là một trong / one of: {str(allowed).replace(' or ', ', ')}"
    return EXPECTED.get(detail["type"].split("_")[0], f"không hợp lệ / {detail['msg']}")


def _keys_at(kind: Any, loc: tuple[int | str, ...]) -> list[str]:
    for part in loc:
        if isinstance(part, str):
            kind = dataclass_in(get_type_hints(kind)[part])
    return [field.name for field in fields(kind)]


def dataclass_in(hint: Any) -> Any:
    """The dataclass that a type holds, alone or in a list; none where it holds no such thing."""
    if is_dataclass(hint):
        return hint
    return next((found for arg in get_args(hint) if (found := dataclass_in(arg))), None)
