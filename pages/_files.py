"""Folders the server hands out beside the pages: boundaries of the maps, Plotly's own script."""

from pathlib import Path

import plotly

from data.geography import boundaries


def folders() -> dict[str, Path]:
    """Address → folder; the script lets a browser draw a PNG without asking anyone outside."""
    return {**boundaries.folders(), "/plotly": Path(plotly.__file__).parent / "package_data"}
