"""The words beside a code are compared with it (mã và tên): where they disagree, both are named."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from data.checking.layouts.template_layout import folded
from data.checking.problem_rows import ProblemList
from data.checking.workbook.sheet_cells import Sheet
from schemas.plan.indicators import Indicator
from schemas.problems import Severity
from schemas.scoring.rubric import RubricCriterion, Veto

ALIKE = 0.5
"""Share of a name that may be written otherwise before it is asked about; a name cut short or
abbreviated stays above, another one below."""
Names = Mapping[str, tuple[str, ...]]


def indicator_labels(indicators: Iterable[Indicator]) -> dict[str, tuple[str, ...]]:
    """The names an indicator goes by, the official one first."""
    return {i.id: (i.label_vi, i.short_vi, i.label_en, i.short_en) for i in indicators}


def unit_labels(units: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The names a unit goes by."""
    return {code: (unit["unit_name"], unit["short_name"]) for code, unit in units.items()}


def criterion_labels(items: Iterable[RubricCriterion | Veto]) -> dict[str, tuple[str, ...]]:
    """The names a criterion or a veto goes by."""
    short = ("short_vi", "short_en")
    return {
        i.id: (i.label_vi, i.label_en, *(str(getattr(i, n)) for n in short if hasattr(i, n)))
        for i in items
    }


class Labels:
    """Names of the codes of one column, as they are compared: whatever case and spaces."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def fault(self, code: str, label: str) -> tuple[str, dict[str, str]] | None:
        """The rule a name breaks beside a known code: it is another's, or nobody's."""
        if code not in self.names or folded(label) == folded(code) or self._bears(code, label):
            return None
        other = next((one for one in self.names if self._bears(one, label)), None)
        if other is None:
            return self._strange(code, label)
        params = {"code": code, "name": self.names[code][0], "label": label, "other": other}
        return "label_of_another", params

    def _bears(self, code: str, label: str) -> bool:
        return any(folded(name) == folded(label) for name in self.names[code])

    def _strange(self, code: str, label: str) -> tuple[str, dict[str, str]] | None:
        own = (SequenceMatcher(None, folded(label), folded(n)).ratio() for n in self.names[code])
        if max(own, default=1.0) >= ALIKE:
            return None
        return "label_unlike", {"code": code, "name": self.names[code][0], "label": label}

    def compare(
        self, sheet: Sheet, row: int, code_at: str, label_at: str | None, found: ProblemList
    ) -> None:
        """The code and the name of one row; a question stands at the code."""
        if label_at is None:
            return
        code, label = sheet.cell(row, code_at), sheet.cell(row, label_at)
        if code["text"] is None or label["text"] is None:
            return
        fault = self.fault(code["text"], label["text"])
        if fault:
            rule, params = fault
            severity: Severity = "error" if rule == "label_of_another" else "warning"
            found.add(rule, severity, **code["place"], params=params)
