"""Papers made beside the pages: a process of its own, a folder a paper, nothing half-made.

A paper's folder is named by everything it depends on, so that what was made once is there at once.
One is made at a time: a page that is merely opened orders one, and whoever opens many addresses
must not start as many processes. Of those that wait the oldest gives way to a new one.
"""

import hashlib
import shutil
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Literal

from briefing.deck.build import STORYLINES
from briefing.papers import PAPERS, REPORT
from briefing.templates import template_path
from data.keeping.ledger.durable import hash_file, write_durably
from data.keeping.publishing.code_version import ROOT, code_version
from data.keeping.snapshots.storylines import storyline, storyline_text
from data.keeping.store import version
from schemas.viewer import Viewer
from translations import Language

PREFIX, KEPT = "/papers", 60
TOLD, ERROR, VIEWER = "told.txt", "error.txt", "viewer.json"
AT_ONCE, WAITING = 1, 12
State = Literal["none", "waiting", "running", "done", "failed"]
RUNNING: dict[Path, subprocess.Popen[bytes]] = {}
QUEUE: "OrderedDict[Path, Order]" = OrderedDict()
_turn = RLock()


@dataclass(frozen=True)
class Order:
    """A paper as it is ordered from a page; a report may be of a unit, a report or slides over a
    copy that somebody edited; a picture is of one slide, in the form its file ends in."""

    store: Path
    shown: Path
    campaign: str
    as_of: date
    snapshot: str | None
    storyline: str
    cluster: str | None
    language: Language
    kind: str
    unit: str | None = None
    over: Path | None = None
    year: int | None = None
    viewer: Viewer = field(default_factory=Viewer)
    slide: str | None = None
    form: str = ""

    @property
    def base(self) -> str:
        """The default storyline that is told, or that a named one is made from."""
        is_default = self.storyline in STORYLINES
        return self.storyline if is_default else storyline(self.store, self.storyline).base

    @property
    def folder(self) -> Path:
        """Where it is made, by everything it depends on."""
        template = template_path(self.store, self.campaign)
        said = (
            version(self.shown),
            self.campaign,
            self.as_of,
            self.snapshot,
            self.storyline,
            storyline_text(self.store, self.storyline),
            self.cluster,
            self.language,
            self.kind,
            code_version(),
            hash_file(template) if template.exists() else "",
            self.unit,
            hash_file(self.over) if self.over else "",
            self.year,
            self.viewer.scope.to_text(),
            self.slide,
            self.form,
        )
        name = hashlib.sha256(repr(said).encode()).hexdigest()[:20]
        return export_folder(self.store) / name

    @property
    def file(self) -> Path:
        """The finished paper."""
        suffix = PAPERS[self.kind].suffix if self.kind in PAPERS else self.form or "zip"
        if self.over:
            suffix = self.over.suffix[1:].lower() or suffix
        moment = "-".join(f"{part}" for part in (self.year, self.snapshot or self.as_of) if part)
        of = f"{self.campaign}-{self.unit}" if self.unit else self.campaign
        name = "-".join(filter(None, (of, self.storyline, moment, self.kind, self.slide)))
        return self.folder / f"{name}.{suffix}"

    @property
    def address(self) -> str:
        """Where the server hands it out."""
        return f"{PREFIX}/{self.folder.name}/{self.file.name}"


@dataclass(frozen=True)
class Standing:
    """How far a paper is: its state, the steps done of all, and what was said last; for one that
    waits its place in the queue is `done`, the length of the queue `total`."""

    state: State
    done: int = 0
    total: int = 1
    said: str = ""


def export_folder(store: Path) -> Path:
    """Where papers of a store lie until newer ones push them out."""
    return store / "exports"


def keep_upload(store: Path, content: bytes, name: str) -> Path:
    """A file handed in for a paper, in a folder of its hash, among the papers."""
    folder = f"in-{hashlib.sha256(content).hexdigest()[:20]}"
    path = export_folder(store) / folder / Path(name).name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, content)
    return path


def start(order: Order) -> None:
    """Have a paper made when its turn comes, unless it is there, being made or waiting.

    NotAllowed: the viewer's role makes no papers."""
    order.viewer.require_may("paper")
    with _turn:
        if standing(order).state in ("waiting", "running", "done"):
            return
        RUNNING.pop(order.folder, None)
        while len(QUEUE) >= WAITING:
            QUEUE.popitem(last=False)
        QUEUE[order.folder] = order
        _advance()


def _advance() -> None:
    """Begin with the next paper if none is being made."""
    with _turn:
        while QUEUE and sum(made.poll() is None for made in RUNNING.values()) < AT_ONCE:
            folder, order = QUEUE.popitem(last=False)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            (folder / VIEWER).write_text(order.viewer.scope.to_text(), encoding="utf-8")
            _forget(export_folder(order.store), folder)
            with (folder / TOLD).open("wb") as told, (folder / ERROR).open("wb") as error:
                RUNNING[folder] = subprocess.Popen(
                    _command(order), cwd=ROOT, stdout=told, stderr=error
                )


def _command(order: Order) -> list[str]:
    said = [sys.executable, "-m", "briefing", order.kind, order.campaign]
    said += _of_report(order) if order.kind == REPORT else ["--storyline", order.storyline]
    said += [order.slide] if order.slide else []
    said += ["--over", str(order.over)] if order.over else []
    said += ["--store", str(order.store), "--lang", order.language, "-o", str(order.file)]
    said += ["--viewer", order.viewer.scope.to_text()]
    moment = ["--snapshot", order.snapshot] if order.snapshot else ["--as-of", f"{order.as_of}"]
    has_cluster = order.cluster and order.kind != REPORT
    moment += ["--year", f"{order.year}"] if order.year else []
    return [*said, *moment, *(["--cluster", str(order.cluster)] if has_cluster else [])]


def _of_report(order: Order) -> list[str]:
    return [order.base, *(["--unit", order.unit] if order.unit else [])]


def what_was_kept(order: Order) -> list[str]:
    """What a finished paper that was made over an edited copy says of the edits."""
    told = order.folder / TOLD
    return told.read_text(encoding="utf-8").splitlines()[1:] if order.over and told.exists() else []


def standing(order: Order) -> Standing:
    """How far it is; a process that ended without the file has failed, and says why."""
    folder = order.folder
    if order.file.exists():
        return Standing("done", 1, 1)
    with _turn:
        _advance()
        if folder in QUEUE:
            return Standing("waiting", [*QUEUE].index(folder) + 1, len(QUEUE))
        process = RUNNING.get(folder)
    if process is None:
        return Standing("none")
    if process.poll() is None:
        return _progress(folder / TOLD)
    return Standing("failed", said=(folder / ERROR).read_text(encoding="utf-8").strip())


def _progress(told: Path) -> Standing:
    """The last line of the form «2/6 words»."""
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    place, _, words = (lines[-1] if lines else "").partition(" ")
    done, _, total = place.partition("/")
    if not (done.isdigit() and total.isdigit()):
        return Standing("running")
    return Standing("running", int(done) - 1, int(total), words)


def _forget(folder: Path, kept: Path) -> None:
    """Take out the oldest papers; what is being made stays."""
    found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[KEPT:]:
        process = RUNNING.get(path)
        if path != kept and (process is None or process.poll() is not None):
            RUNNING.pop(path, None)
            shutil.rmtree(path, ignore_errors=True)
