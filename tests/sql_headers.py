"""Writes the `returns:` lines of every question's file from its model: python -m tests.sql_headers.

Part of `make docs`; nobody writes these lines by hand.
"""

import re

from queries.catalogue import questions
from queries.question import Question, files

RETURNS = re.compile(r"^-- returns:.*\n(?:--          .*\n)*", re.MULTILINE)


def headed(question: Question) -> str:
    """The text of a question's file with its columns as the model declares them."""
    return RETURNS.sub(_returns(question), question.sql, count=1)


def _returns(question: Question) -> str:
    kinds = question.model.sql_types()
    lines = [
        f"{name:<29} {kinds[name]:<9} {column.measure}".rstrip()
        for name, column in question.model.columns.items()
    ]
    return "-- returns: " + "\n--          ".join(lines) + "\n"


if __name__ == "__main__":
    for known in questions():
        files()[known.name].write_text(headed(known), encoding="utf-8")
