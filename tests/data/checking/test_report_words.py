import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from data.checking.models.entry_rules import PAIRS
from data.checking.workbook.check_identity import WANTS
from schemas.problems import NOT_LISTED
from schemas.sheets.award_sheets import ArrivingCount, ArrivingProposal, ArrivingStep, ProposalDoubt
from schemas.sheets.report_words import (
    ArrivingPlan,
    ArrivingRemark,
    ArrivingSection,
    PlanDoubt,
    SectionDoubt,
)
from schemas.sheets.reports import ArrivingResult, ResultDoubt
from schemas.sheets.score_claims import ArrivingClaim, ArrivingReply, MarkDoubt, ReplyDoubt
from schemas.sheets.score_sheets import ArrivingMark
from schemas.sheets.staff_notes import ArrivingNote
from schemas.sheets.task_reports import ArrivingTask, TaskDoubt
from schemas.sheets.vote_sheets import ArrivingMeeting, ArrivingVote, MeetingDoubt, VoteDoubt
from schemas.words import STAGES

ROOT = Path(__file__).parents[3]
EACH = ("report", "scores", "awards", "votes", "tasks", "models")


MODELS = (
    *(ArrivingResult, ResultDoubt, ArrivingTask, TaskDoubt),
    *(ArrivingPlan, PlanDoubt, ArrivingRemark, ArrivingSection, SectionDoubt, ArrivingNote),
    *(ArrivingMark, ArrivingClaim, MarkDoubt, ArrivingReply, ReplyDoubt),
    *(ArrivingProposal, ProposalDoubt, ArrivingStep, ArrivingCount),
    *(ArrivingMeeting, MeetingDoubt, ArrivingVote, VoteDoubt),
)
REPEATED = ("row", "section", "plan", "task", "model", "spread")
READING = ("file",)  # what a reader says of a file; the checks may say it of a cell again


def words(language, rooms=EACH):
    files = [ROOT / "translations" / language / f"rules_{name}.toml" for name in rooms]
    return {
        rule: said
        for file in files
        for rule, said in tomllib.loads(file.read_text("utf-8"))["rules"].items()
    }


def rules_in_code():
    found = set()
    for path in (
        *ROOT.glob("data/checking/**/check*.py"),
        *ROOT.glob("data/checking/bulk/*s.py"),
        *ROOT.glob("data/checking/models/*.py"),
        *ROOT.glob("data/scoring/*.py"),
        *ROOT.glob("data/awards/*.py"),
        ROOT / "data/checking/problem_rows.py",
        ROOT / "data/intake/door.py",
        ROOT / "data/intake/two_people.py",
    ):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found |= {
                    a.value
                    for a in node.args[:2]
                    if isinstance(a, ast.Constant) and is_rule_call(node)
                }
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
                found |= {e.value for e in node.value.elts[1:2] if isinstance(e, ast.Constant)}
            if (
                isinstance(node, ast.keyword)
                and node.arg == "rule"
                and isinstance(node.value, ast.Constant)
            ):
                found.add(node.value.value)
    found |= {check.name for model in MODELS for check in model.to_schema().checks}
    found |= {f"duplicate_{of}" for of in REPEATED} | {*WANTS.values()}
    found |= {rule for *_, rule in PAIRS} | {"model_of_other", "model_needs_name"}
    made = {f"mark_{key}" for key in ("campaign_id", "unit_id", "period_id")}
    made |= {"date_in_number", "boolean_in_number", "renamed_column", "missing_column"}
    return {
        rule
        for rule in found
        if isinstance(rule, str) and re.fullmatch("[a-z]+(_[a-z0-9]+)+", rule)
    } | made


def is_rule_call(node):
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in ("add", "add_rows", "Finding", "Problem")


def said_in_code():
    """Strings of the rooms that check, and the two rules that are put together from a stage."""
    files = [p for r in ("checking", "scoring", "awards") for p in ROOT.glob(f"data/{r}/**/*.py")]
    nodes = (n for file in files for n in ast.walk(ast.parse(file.read_text("utf-8"))))
    plain = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    of_stage = {f"{rule}_{stage}" for rule in ("closed_by", "needs") for stage in STAGES}
    return plain | of_stage | {NOT_LISTED}


def test_every_rule_in_code_has_words_and_every_word_a_rule():
    assert set(words("vi")) == set(words("en"))
    assert rules_in_code() <= set(words("vi", EACH + READING))
    assert set(words("vi")) - rules_in_code() - said_in_code() == set()


@pytest.mark.parametrize("part", ["what", "do"])
def test_words_have_the_same_placeholders_in_both_languages_and_stay_short(part):
    vi, en = words("vi"), words("en")
    for rule in vi:
        names = [{n for _, n, _, _ in Formatter().parse(w[rule][part]) if n} for w in (vi, en)]
        assert names[0] == names[1], rule
        assert max(len(vi[rule][part]), len(en[rule][part])) <= 110, rule
