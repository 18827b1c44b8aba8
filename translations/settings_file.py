"""The settings taken in when a program starts: the file and the environment, every fault in words.

A typed name, a word where a number belongs, a folder that is not there: each is named with its
place and what to write, all at once, and nothing starts on half of them.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from schemas.problems import StoreError
from schemas.settings import FILE, IN_LAKE, PREFIX, SETTINGS, Setting, said, variable
from translations.translator import translator

SETTINGS_FAULT_KEYS = {
    "hosts": "settings.fault.hosts",
    "no_file": "settings.fault.no_file",
    "no_folder": "settings.fault.no_folder",
    "number": "settings.fault.number",
    "path": "settings.fault.path",
    "range": "settings.fault.range",
    "unknown": "settings.fault.unknown",
    "unknown_near": "settings.fault.unknown_near",
    "unread": "settings.fault.unread",
    "whole": "settings.fault.whole",
}

HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
# what may be missing at start: it is made, or asked for in words of its own
MADE_LATER = ("store", "backups")
TAKEN: set[str] = set()
"""Settings that count as the file says them."""


def take_settings() -> None:
    """Check every setting and let the file's count like the environment's, for child processes too.

    StoreError: one line a fault, in both languages; nothing was taken."""
    in_file, faults = _of_file()
    faults += [fault for name, value in in_file.items() for fault in _faults(name, value)]
    faults += _of_environment()
    if faults:
        raise StoreError("\n".join(faults))
    for name, value in in_file.items():
        if not said(name):
            text = ",".join(value) if isinstance(value, list) else str(value)
            os.environ[variable(name)] = text
            TAKEN.add(name)


def _of_file() -> tuple[Mapping[str, Any], list[str]]:
    """What the file says, and why it cannot be read."""
    if not said(FILE):
        return {}, []
    path = Path(said(FILE))
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        return {}, [_words("unread", place=variable(FILE), file=path, why=why)]
    known = {name: value for name, value in found.items() if name in SETTINGS and name != FILE}
    return known, [_unknown(f"{path.name}: {name}", name) for name in found if name not in known]


def _of_environment() -> list[str]:
    spoken = {key.removeprefix(PREFIX).lower(): key for key in os.environ if key.startswith(PREFIX)}
    faults = [_unknown(key, name, variable) for name, key in spoken.items() if name not in SETTINGS]
    for name in (name for name in spoken if name in SETTINGS and name != FILE and said(name)):
        faults += _faults(name, _read(SETTINGS[name], said(name)), variable(name))
    return faults


def _read(setting: Setting, text: str) -> Any:
    """Text of the environment as the file would say it; what is no number stays text."""
    if setting.kind == "hosts":
        return [one.strip() for one in text.split(",") if one.strip()]
    if setting.kind == "place" and text.startswith(IN_LAKE):
        return text
    if not setting.is_number:
        return str(Path(text).absolute())
    try:
        return float(text) if not re.fullmatch(r"-?\d+", text) else int(text)
    except ValueError:
        return text


def _faults(name: str, value: Any, place: str = "") -> Iterator[str]:
    """What is wrong with one value."""
    setting = SETTINGS[name]
    place = place or f"{Path(said(FILE)).name}: {name}"
    words: Mapping[str, Any] = {"place": place, "value": repr(value)}
    if setting.is_number:
        kinds = (int,) if setting.kind == "whole" else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            yield _words(setting.kind, **words, usual=f"{setting.usual:g}")
        elif not setting.least <= value <= setting.most:
            limits = {"least": f"{setting.least:g}", "most": f"{setting.most:g}"}
            yield _words("range", **words, **limits)
    elif setting.kind == "hosts":
        yield from _host_faults(value, words)
    elif setting.kind == "place" and str(value).startswith(IN_LAKE):
        return
    elif not isinstance(value, str) or not Path(value).is_absolute():
        yield _words("path", **words, name=name)
    elif name not in MADE_LATER and not _is_there(setting, Path(value)):
        yield _words(f"no_{setting.kind}", **words)


def _host_faults(value: Any, words: Mapping[str, Any]) -> Iterator[str]:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    if not is_list or not all(HOST.fullmatch(one) for one in value):
        yield _words("hosts", **words)


def _is_there(setting: Setting, path: Path) -> bool:
    return path.is_dir() if setting.kind == "folder" else path.is_file()


def _unknown(place: str, name: str, written: Callable[[str], str] = str) -> str:
    near = get_close_matches(name, [one for one in SETTINGS if one != FILE], 1, 0.5)
    if near:
        return _words("unknown_near", place=place, near=written(near[0]))
    return _words("unknown", place=place, known=", ".join(map(written, SETTINGS)))


def _words(key: str, **words: Any) -> str:
    both = (translator("vi"), translator("en"))
    return " / ".join(t(SETTINGS_FAULT_KEYS[key], **words) for t in both)
