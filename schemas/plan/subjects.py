"""Whom a plan has emulate (đối tượng thi đua), and the criteria it judges them by (tiêu chí)."""

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Criterion:
    """One criterion of a subject type (tiêu chí thi đua), in a short label of our own.

    `indicators`, `tasks` and `rules` of awards are what of the campaign speaks of it; criteria of
    rubrics say so themselves (`assesses`). `recipients` narrows it to classes of recipients, empty:
    all of its subject. The code is the campaign's: no two criteria share it, in no two subjects.
    """

    id: str
    label_vi: str
    label_en: str
    source: str
    indicators: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Subject:
    """A subject type (đối tượng thi đua) with its criteria.

    `unit_types` are those that report, so the collectives it is about; `recipients` are the classes
    of recipients of awards beside them: persons, households, enterprises that do not report.
    """

    id: str
    label_vi: str
    label_en: str
    source: str
    unit_types: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
