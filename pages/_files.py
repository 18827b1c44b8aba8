"""Folders the server hands out beside the pages: boundaries, Plotly's own script, papers."""

from pathlib import Path

import plotly

from briefing.exporting import PREFIX, export_folder
from data.geography import boundaries
from data.keeping.store import store_path


def folders() -> dict[str, Path]:
    """Address → folder; the script lets a browser draw a PNG without asking anyone outside."""
    return {
        **boundaries.folders(),
        "/plotly": Path(plotly.__file__).parent / "package_data",
        PREFIX: export_folder(store_path()),
    }
