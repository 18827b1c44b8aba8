"""Which form a file has (loại biểu): figures of a period, words by section, or a score sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.checking.layouts.award_layout import AWARD_INFO, PROPOSALS
from data.checking.layouts.model_layout import MODELS
from data.checking.layouts.score_layout import (
    APPRAISED,
    COUNCIL,
    CROSS,
    GROUP_INFO,
    REPLIES,
    SELF,
    UNIT_INFO,
    VETOES,
    VOTES,
)
from data.checking.layouts.task_layout import TASKS
from data.checking.layouts.template_layout import (
    GUIDE,
    INFO,
    MARK,
    PLAN,
    REMARKS,
    RESULTS,
    SECTIONS,
    SheetKind,
    sheet_key,
    spelled,
)
from data.checking.layouts.vote_layout import VOTE_INFO, VOTE_LIST
from data.profiles.report_codes import AWARD, REPLY, VOTE, WORDED, report_kind
from schemas.plan.cadence import period_end
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from schemas.plan.reporting import Section


@dataclass(frozen=True)
class ReportForm:
    """A form of workbook: its sheets in order, and the kinds of report it takes."""

    sheets: tuple[SheetKind, ...]
    kinds: tuple[str, ...]

    def kind_of(self, name: str) -> SheetKind | None:
        """The kind of sheet of this form that bears a name, whatever its case and spaces."""
        return next((kind for kind in self.sheets if sheet_key(kind.name) == sheet_key(name)), None)

    @property
    def info(self) -> SheetKind:
        """The sheet that says whose it is."""
        return next(kind for kind in self.sheets if kind.id == INFO.id)


FIGURES = ReportForm((GUIDE, INFO, RESULTS, PLAN, TASKS, MODELS, REMARKS, MARK), ("period",))
WORDS = ReportForm((GUIDE, INFO, SECTIONS, MARK), WORDED)
SCORE_FORMS = {
    "self": ReportForm((GUIDE, UNIT_INFO, SELF, MARK), ("self",)),
    "cross": ReportForm((GUIDE, GROUP_INFO, CROSS, MARK), ("cross",)),
    "appraised": ReportForm((GUIDE, GROUP_INFO, APPRAISED, VETOES, MARK), ("appraised",)),
    "council": ReportForm((GUIDE, GROUP_INFO, COUNCIL, VOTES, MARK), ("council",)),
    REPLY: ReportForm((GUIDE, UNIT_INFO, REPLIES, MARK), (REPLY,)),
}

AWARDS = ReportForm((GUIDE, AWARD_INFO, PROPOSALS, MARK), (AWARD,))
VOTED = ReportForm((GUIDE, VOTE_INFO, VOTE_LIST, MARK), (VOTE,))
"""The list for the vote: staff hand it in, no unit does."""


def form_of(code: str) -> ReportForm:
    """The form of the report a code names."""
    kind = report_kind(code)
    if kind == AWARD:
        return AWARDS
    if kind == VOTE:
        return VOTED
    return WORDS if kind in WORDED else SCORE_FORMS.get(kind, FIGURES)


def told_form(sheets: Mapping[str, pl.DataFrame]) -> ReportForm:
    """The form a workbook was made in: as its hidden mark says, else a sheet that only one form
    has, else the code people see."""
    code = _told(sheets, MARK)
    if code is not None:
        return form_of(code)
    own = {name: form for form in SCORE_FORMS.values() for name in sheets if _is_own(name, form)}
    if own:
        return next(iter(own.values()))
    for form in (AWARDS, VOTED):
        if any(_is_own(name, form) for name in sheets):
            return form
    code = _told(sheets, INFO) or _told(sheets, UNIT_INFO)
    if code is not None:
        return form_of(code)
    return WORDS if any(WORDS.kind_of(name) is SECTIONS for name in sheets) else FIGURES


def is_award(form: ReportForm) -> bool:
    """Whether the form holds proposals for awards."""
    return form is AWARDS


def is_vote(form: ReportForm) -> bool:
    """Whether the form is a list for the vote of the council."""
    return form is VOTED


def is_scored(form: ReportForm) -> bool:
    """Whether the form holds scores, or replies to them."""
    return form in SCORE_FORMS.values()


def sections_of(profile: Profile, code: str) -> list[Section]:
    """The sections (mục) the report of this code asks for."""
    return [s for s in profile.reporting.sections if report_kind(code) in s.reports]


def asked_codes(profile: Profile, unit_id: str, unit_type: str, code: str) -> list[str]:
    """What the report asks of a unit: indicators, sections, or award forms."""
    if form_of(code) is WORDS:
        return [section.id for section in sections_of(profile, code)]
    if form_of(code) is AWARDS:
        return [form.id for form in profile.awards.forms]
    return [i.id for i in asked_indicators(profile, unit_id, unit_type, code)]


def asked_indicators(
    profile: Profile, unit_id: str, unit_type: str, period_id: str
) -> list[Indicator]:
    """The indicators a unit reports for a period: of its type, and in force when it ends."""
    end = period_end(period_id, profile.reporting.cadence)
    mine = (i for i in profile.indicators if i.is_reported_by(unit_id, unit_type))
    return [i for i in mine if end is None or i.is_asked_at(end)]


def _told(sheets: Mapping[str, pl.DataFrame], kind: SheetKind) -> str | None:
    frames = (frame for name, frame in sheets.items() if sheet_key(name) == sheet_key(kind.name))
    frame = next(frames, None)
    return None if frame is None else _beside(frame, kind.field("period_id").label)


def _is_own(name: str, form: ReportForm) -> bool:
    kind = form.kind_of(name)
    return kind is not None and kind.role == "table"


def _beside(frame: pl.DataFrame, label: str) -> str | None:
    """The text in column B of the row whose column A holds a label."""
    said: dict[str, dict[int, str]] = {"A": {}, "B": {}}
    for row, letter, text in frame.select("row", "column", "text").iter_rows():
        if letter in said:
            said[letter][row] = text
    rows = (row for row, text in said["A"].items() if spelled(text) == spelled(label))
    return next((said["B"][row] for row in rows if row in said["B"]), None)
