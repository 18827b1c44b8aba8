"""One thing to mend in the files of a campaign (điều phải sửa)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Found:
    """One thing to mend; `item` is the id it is about, `line` its line in the file where known."""

    severity: Severity
    code: str
    file: str
    item: str = ""
    line: int | None = None
    params: Mapping[str, str] = field(default_factory=dict)
