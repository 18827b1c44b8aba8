"""Every rule that can be raised has words, which tell every parameter it is given and no other."""

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from data.awards import vote_rows
from data.checking import check_rules, task_rows
from data.checking.workbook import check_notes
from data.checking.workbook.check_words import PLAN_RULES
from data.scoring import mark_rules
from schemas.sheets import (
    award_sheets,
    report_words,
    score_claims,
    score_sheets,
    task_reports,
    vote_sheets,
)
from schemas.sheets.reports import Arriving, ArrivingResult, ResultDoubt
from schemas.sheets.staff_notes import ArrivingNote
from tests.project_files import called, modules, name, parents, tree
from translations import translator

VI, EN = translator("vi"), translator("en")
RULES = {key.split(".")[1] for key in VI.words if key.startswith("rules.")}


def holes(rule: str) -> set[str]:
    texts = [t.words[f"rules.{rule}.{part}"] for t in (VI, EN) for part in ("what", "do")]
    return {field for text in texts for _, field, _, _ in string.Formatter().parse(text) if field}


def texts(node: ast.expr | None) -> list[str]:
    """The strings an expression may be."""
    if isinstance(node, ast.IfExp):
        return [*texts(node.body), *texts(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def keys(node: ast.expr | None, scope: ast.AST | None) -> set[str] | None:
    """The parameters an expression names; None where only a run can tell."""
    if node is None:
        return set()
    if isinstance(node, ast.Dict):
        return {text for key in node.keys for text in texts(key)}
    if isinstance(node, ast.Tuple | ast.List):
        return {text for one in node.elts for text in texts(one)}
    if isinstance(node, ast.BinOp):
        both = keys(node.left, scope), keys(node.right, scope)
        return None if None in both else both[0] | both[1]  # type: ignore[operator]
    if isinstance(node, ast.Name) and scope is not None:
        return named(node.id, scope)
    return None


def named(wanted: str, scope: ast.AST) -> set[str] | None:
    """The keys of the dictionary a name holds in a function: only if it is made once."""
    made = [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign)
        and any(isinstance(t, ast.Name) and t.id == wanted for t in node.targets)
    ]
    grown = any(
        isinstance(node, ast.AugAssign) and getattr(node.target, "id", None) == wanted
        for node in ast.walk(scope)
    )
    return keys(made[0], None) if len(made) == 1 and not grown else None


def argument(call: ast.Call, place: int, keyword: str) -> ast.expr | None:
    told = next((k.value for k in call.keywords if k.arg == keyword), None)
    return told or (call.args[place] if place < len(call.args) else None)


PLACE_OF_RULE = {
    "add": 0,
    "add_rows": 0,
    "Finding": 1,
    "refuse": 1,
    "Problem": 1,
    "NumberTextError": 0,
    "_error": 0,
}


@cache
def raised() -> tuple[tuple[str, str, frozenset[str] | None], ...]:
    """(rule, module, parameters) of every place that raises one."""
    return tuple(
        site for path in modules() if name(path).startswith("data/") for site in sites(path)
    )


def sites(path: Path) -> Iterator[tuple[str, str, frozenset[str] | None]]:
    for call in ast.walk(tree(path)):
        if not isinstance(call, ast.Call) or called(call) not in PLACE_OF_RULE:
            continue
        kind = called(call)
        scope = next((p for p in parents(call) if isinstance(p, ast.FunctionDef)), None)
        for rule in texts(argument(call, PLACE_OF_RULE[kind], "rule")):
            if rule in RULES:
                found = parameters(call, kind, scope)
                yield rule, name(path), None if found is None else frozenset(found)


def parameters(call: ast.Call, kind: str, scope: ast.AST | None) -> set[str] | None:
    if kind in ("refuse", "NumberTextError", "_error"):
        spread = any(keyword.arg is None for keyword in call.keywords)
        return None if spread else {str(k.arg) for k in call.keywords}
    place = {"add_rows": 2, "Finding": 3}.get(kind, 99)
    return keys(argument(call, place, "params"), scope)


def judged() -> dict[str, set[str]]:
    """Rules that are checks of a model, and what their words are given."""
    award = [m for m in vars(award_sheets).values() if is_model(m)]
    votes = [m for m in vars(vote_sheets).values() if is_model(m)]
    scores = [
        m
        for module in (score_sheets, score_claims)
        for m in vars(module).values()
        if is_model(m) and "Reply" not in m.__name__
    ]
    told: dict[str, set[str]] = {}
    for model in (ArrivingResult, ResultDoubt):
        told |= {rule: set(check_rules.PARAMS[rule]) for rule in checks(model)}
    for model, params, _ in PLAN_RULES:
        told |= {rule: set(params) & holes(rule) for rule in checks(model)}
    told |= {rule: set() for rule in checks(report_words.ArrivingRemark)}
    told |= {rule: {"section_id"} for rule in checks(report_words.ArrivingSection)}
    told |= {rule: {"section_id", "unit_id"} for rule in checks(report_words.SectionDoubt)}
    replies = checks(score_claims.ArrivingReply) + checks(score_claims.ReplyDoubt)
    told |= {r: set() if "limit" in r else {"criterion_id"} for r in replies}
    for model in scores:
        told |= {rule: set(mark_rules._params(rule)) for rule in checks(model)}
    for model in (task_reports.ArrivingTask, task_reports.TaskDoubt):
        told |= {rule: set(task_rows.PARAMS.get(rule, ())) for rule in checks(model)}
    for model in votes:
        told |= {rule: set(vote_rows.PARAMS.get(rule, ())) for rule in checks(model)}
    told |= {r: set(check_notes.PARAMS.get(r, ("kind",))) for r in checks(ArrivingNote)}
    for model in award:
        is_proposal = "Proposal" in model.__name__
        told |= {rule: {"proposal"} if is_proposal else set() for rule in checks(model)}
    return told


def is_model(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, Arriving) and thing is not Arriving


def checks(model: type[Arriving]) -> list[str]:
    return [
        key
        for key, value in vars(model).items()
        if not key.startswith("_") and isinstance(value, classmethod)
    ]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_words_of_a_rule_tell_what_it_is_given(rule: str) -> None:
    sites = [(where, params) for r, where, params in raised() if r == rule]
    given = [(where, set(params)) for where, params in sites if params is not None]
    given += [("model", judged_rules()[rule])] if rule in judged_rules() else []
    for where, params in given:
        assert holes(rule) == params, (where, params)


@cache
def judged_rules() -> dict[str, set[str]]:
    return judged()


def test_every_rule_with_words_can_be_raised() -> None:
    spoken = {rule for rule, *_ in raised()} | judged_rules().keys()
    constants = {
        node.value
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    put_together = ("closed_by_", "needs_", "mark_", "date_in", "boolean_in")
    left = {rule for rule in RULES - spoken - constants if not rule.startswith(put_together)}
    assert left == set()


def test_no_message_ever_shows_a_raw_name() -> None:
    for t in (VI, EN):
        for rule in RULES:
            full = dict.fromkeys(holes(rule), "7")
            for part in ("what", "do"):
                for values in ({}, full):
                    said = t.rule(rule, part, values)  # type: ignore[arg-type]
                    assert "{" not in said, said
                    assert "}" not in said, said
