"""A row of the register of models as it came: what it says, and where each cell stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.checking.layouts.model_layout import ENTRY, SPREAD


@dataclass(frozen=True)
class ModelLine:
    """One row of a known unit and report; `said` is typed by column, None where blank or unread,
    `texts` as written, `cells` the address of each."""

    unit_id: str
    period_id: str
    model_id: str
    said: Mapping[str, Any]
    texts: Mapping[str, str | None]
    cells: Mapping[str, str]
    sheet: str | None
    row: int

    @property
    def is_entry(self) -> bool:
        """Whether it says anything of the model itself."""
        return any(self.texts[key] is not None for key in ENTRY)

    @property
    def is_spread(self) -> bool:
        """Whether it says where the model was replicated."""
        return any(self.texts[key] is not None for key in SPREAD)

    def place(self, key: str) -> dict[str, Any]:
        """The place of a column's cell as the fields of a Problem."""
        return {
            "sheet": self.sheet,
            "cell": self.cells[key],
            "row": self.row,
            "column": key,
            "value": self.texts.get(key),
        }

    def is_unread(self, key: str) -> bool:
        """Whether something stands there that could not be read, which was said already."""
        return self.texts[key] is not None and self.said[key] is None
