"""The last catch of every shell command: a sentence and a number, never a traceback."""

import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from schemas.problems import fault_number
from translations.settings_file import take_settings
from translations.translator import translator

LOG = logging.getLogger("fault")
FILE = "thi-dua-so-faults.log"
REFUSED, FAULT, STOPPED, UNREAD = 3, 4, 130, 141
# Errors of ours say where, what and what to do in both languages; others speak to programmers.
OURS = ("schemas", "data", "queries", "methods", "answers", "briefing")


def told(task: Callable[[], int]) -> int:
    """What a command answers: its own code, 3 a refusal or a file, 4 a fault of the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        take_settings()
        return task()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:  # who reads has gone, as `| head` does; nothing more can be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except OSError as error:
        _say("shell.file", file=error.filename or "–", reason=error.strerror or error)
        return REFUSED
    except Exception as error:
        if type(error).__module__.partition(".")[0] in OURS and " / " in str(error):
            sys.stderr.write(f"{error}\n")
            return REFUSED
        number = fault_number(error)
        with _log_file() as file:
            LOG.exception("%s %s", number, _without_who(sys.argv))
        _say("shell.fault", number=number, log=file)
        return FAULT


def _without_who(words: Sequence[str]) -> list[str]:
    """What was typed, without the person it was signed by: no log names anybody."""
    pairs = zip(("", *words), words, strict=False)
    bare = ["…" if before in ("--b", "--by") else word for before, word in pairs]
    return [re.sub(r"^(--by?)=.*", r"\1=…", word, flags=re.DOTALL) for word in bare]


def _say(key: str, **words: object) -> None:
    said = " / ".join(translator(language)(key, **words) for language in ("vi", "en"))
    sys.stderr.write(f"{said}\n")


@contextmanager
def _log_file() -> Iterator[Path]:
    """The file that keeps the detail of faults, while one is written; a full disk adds none."""
    path = Path(tempfile.gettempdir()) / FILE
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.propagate, raising, logging.raiseExceptions = False, logging.raiseExceptions, False
    LOG.addHandler(handler)
    try:
        yield path
    finally:
        LOG.removeHandler(handler)
        handler.close()
        logging.raiseExceptions = raising
