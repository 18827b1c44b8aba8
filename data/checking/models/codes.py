"""Codes and words of the register of models: code, kind, content, unit that took a model over."""

import re

from data.checking.layouts.model_layout import BETWEEN, KIND_WORDS
from data.checking.layouts.template_layout import spelled
from data.checking.workbook.check_identity import Finding, Scope, find_unit

CODE = re.compile("[A-Z0-9][A-Z0-9._/-]{0,39}")


def find_model_code(text: str) -> Finding:
    """A code of a model in capitals: letters without accents, digits, dot, dash, slash."""
    code = text.strip().upper()
    return Finding(code) if CODE.fullmatch(code) else Finding(None, "model_code_form")


def find_kind(text: str) -> Finding:
    """Exemplary case, model or initiative, as people write it."""
    kind = KIND_WORDS.get(spelled(text))
    return Finding(kind) if kind else Finding(None, "model_kind_known")


def find_content(text: str, at: Scope) -> Finding:
    """A content of the campaign by its code or its name, in any case."""
    for content in at.profile.contents:
        names = (content.id, content.short_vi, content.label_vi, content.label_en)
        if spelled(text) in map(spelled, names):
            return Finding(content.id)
    known = "; ".join(f"{c.id} ({c.short_vi})" for c in at.profile.contents)
    return Finding(None, "unknown_content", params={"known": known})


def find_place(text: str, at: Scope) -> Finding:
    """The unit that took a model over, by its code or its whole name; a list may offer both."""
    code, _, name = text.partition(BETWEEN)
    named = [
        unit_id
        for unit_id, unit in at.units.items()
        if spelled(text) in (spelled(unit["unit_name"]), spelled(unit["short_name"]))
    ]
    return Finding(named[0]) if len(named) == 1 else find_unit(code.strip(), name.strip(), at)
