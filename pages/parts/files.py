"""Folders the server hands out beside the pages: boundaries, Plotly's own script, papers."""

import os
import re
from pathlib import Path

import plotly
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from briefing.exporting import PREFIX, QUEUE, VIEWER, export_folder
from data.geography import boundaries
from data.keeping.store import store_path
from schemas.viewer import Viewer

KEPT = re.compile(r"(CL-[\d-]+)/((?:official|sketch)/(?:provinces|communes/\w+)\.geojson)")


class Folder(StaticFiles):
    """A folder that need not be there: what is not there is not found."""

    async def check_config(self) -> None:
        """A folder may come later; its absence is no fault of the server."""


class KeptBoundaries(Folder):
    """Boundary files of snapshots, and of a snapshot's folder nothing else."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file of an address inside the folder of snapshots."""
        found = KEPT.fullmatch(path)
        if found is None:
            return "", None
        return super().lookup_path(f"{found[1]}/{boundaries.KEPT}/{found[2]}")


class Papers(Folder):
    """Finished papers, each for those alone who may see what it was made for."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The paper; what is not for the one who asks is not found."""
        viewer = scope.get("viewer")
        told = Path(str(self.directory), *Path(path).parts[:1], VIEWER)
        is_own = viewer is None or (
            told.is_file()
            and Viewer.from_text(told.read_text(encoding="utf-8")).scope == viewer.scope
        )
        if path.endswith(VIEWER) or not is_own:
            raise HTTPException(404)
        return await super().get_response(path, scope)


def folders() -> dict[str, Path]:
    """Address → folder; the script lets a browser draw a PNG without asking anyone outside."""
    return {
        **boundaries.folders(),
        "/plotly": Path(plotly.__file__).parent / "package_data",
        PREFIX: export_folder(store_path()),
    }


def papers_waiting() -> int:
    """How many papers wait for their turn to be made."""
    return len(QUEUE)


def served() -> dict[str, StaticFiles]:
    """Address → what answers there."""
    plain: dict[str, StaticFiles] = {
        at: (Papers if at == PREFIX else Folder)(directory=path, check_dir=False)
        for at, path in folders().items()
    }
    kept = KeptBoundaries(directory=store_path() / "snapshots", check_dir=False)
    return {f"{boundaries.PREFIX}/kept": kept, **plain}
