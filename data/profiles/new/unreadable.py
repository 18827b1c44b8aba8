"""Files of a campaign that cannot be read: where, which line, since when."""

import re
from pathlib import Path

from data.profiles.campaign_files import PARTS
from data.profiles.catalog import Catalog
from data.profiles.new.found import Found

LINE = re.compile(r"\bline (\d+)")
KEY = re.compile(r"«(?:\w+\.)+(\w+)»")
ITEM = re.compile(r"\b([a-z_]+)\.(\d+)\b")


def unreadable(catalog: Catalog, folder: Path, stem: str) -> list[Found]:
    """What is wrong with a file that cannot be read, each thing once; with the words on what goes
    on meanwhile, where its campaign was published before."""
    words = dict.fromkeys(catalog.faults[stem].splitlines())
    found = [_fault(folder, stem, line) for line in words]
    if stem in catalog.carried:
        said = {"since": f"{catalog.carried[stem]:%d/%m/%Y %H:%M}"}
        found.append(Found("warning", "carried", found[0].file, stem, params=said))
    return found


def _fault(folder: Path, stem: str, words: str) -> Found:
    """A refusal with its file and line: as said, or that of the item it is about: «indicators.3»
    is the fourth of its kind."""
    named_file = next((p for p in _places(folder, stem) if words.startswith(f"{p.name}:")), None)
    path = named_file or next((p for p in _places(folder, stem) if p.exists()), folder / stem)
    said, named, line = LINE.search(words), ITEM.search(words), None
    if said:
        line = int(said[1])
    elif named and path.exists():
        text = path.read_text(encoding="utf-8", errors="replace").splitlines()
        heads = [n for n, row in enumerate(text, start=1) if row.strip() == f"[[{named[1]}]]"]
        line = heads[int(named[2])] if int(named[2]) < len(heads) else None
    elif (key := KEY.search(words)) and path.exists():
        text = path.read_text(encoding="utf-8", errors="replace").splitlines()
        says = (n for n, row in enumerate(text, start=1) if row.partition("=")[0].strip() == key[1])
        line = next(says, None)
    file = str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name
    return Found("error", "unreadable", file, named[0] if named else "", line, {"words": words})


def _places(folder: Path, stem: str) -> list[Path]:
    """The files a fault of this name may be about."""
    there = [path for part in PARTS for path in sorted(folder.glob(part.format(stem)))]
    return [*there, folder / "rubrics" / f"{stem}.toml", folder / stem]
