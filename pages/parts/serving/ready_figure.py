"""A finished figure for `st.plotly_chart`, which else copies and checks it twice a run."""

import json
from typing import Any

from plotly.basedatatypes import BaseFigure


class ReadyFigure(BaseFigure):
    """A figure out of its JSON: it was checked when it was drawn, and is only sent."""

    def __init__(self, spec: str) -> None:
        # nothing of a figure is built: whoever sends it asks for `to_dict` alone
        object.__setattr__(self, "_spec", spec)

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain values."""
        found: dict[str, Any] = json.loads(self._spec)
        return found
