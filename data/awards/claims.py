"""What dossiers say of each criterion of the plan (thành tích theo tiêu chí), cell by cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from data.awards.lines import Handed
from data.checking.problem_rows import ProblemList
from data.profiles.subjects.asked import asked_criteria
from schemas.plan.profile import Profile
from schemas.tables import CriterionClaimRow

COLUMN = "criteria"
SAID = re.compile(r"\s*([^\W_]{1,12})\s*:\s*(.*)", re.DOTALL)
Row = Mapping[str, Any]


def claim_rows(
    handed: Handed, lines: Sequence[Row], rows: Sequence[Row], profile: Profile, found: ProblemList
) -> pl.DataFrame:
    """A row a criterion that a proposal speaks of; what cannot be read is a problem at its cell."""
    made = [
        claim
        for line, row in zip(lines, rows, strict=True)
        if line[COLUMN] is not None
        for claim in _claims(handed, line, row, profile, found)
    ]
    return pl.DataFrame(made, schema=CriterionClaimRow.schema())


def _claims(
    handed: Handed, line: Row, row: Row, profile: Profile, found: ProblemList
) -> Iterator[dict[str, Any]]:
    where = handed.place(line, COLUMN)
    units = handed.at.units if handed.at else {}
    unit_type = units.get(line["unit_id"], {}).get("unit_type", "")
    asked = asked_criteria(profile, unit_type, row["recipient_class"])
    codes = [c.id for s in profile.subjects for c in s.criteria]
    told = {"known": "; ".join(asked) or "–"}
    seen: set[str] = set()
    for part in _parts(line[COLUMN], codes):
        said = SAID.fullmatch(part)
        code = said[1].upper() if said else ""
        if said is None or not said[2].strip():
            found.add("claim_unreadable", **where, column=COLUMN, params=told)
        elif code not in asked:
            found.add("claim_of_no_criterion", **where, column=COLUMN, params={"code": code} | told)
        elif code in seen:
            found.add("claim_twice", **where, column=COLUMN, params={"code": code})
        else:
            seen.add(code)
            place = {"sheet": where["sheet"], "cell": where["cell"]}
            yield _row(row, code, said[2].strip().rstrip(";").strip()) | place


def _row(row: Row, code: str, claim: str) -> dict[str, Any]:
    whose = ("campaign_id", "unit_id", "period_id", "proposal_id")
    return {key: row[key] for key in whose} | {"criterion_id": code, "claim": claim}


def _parts(text: str, codes: Sequence[str]) -> list[str]:
    """«CN1: a; CN2: b» in its parts, one a line or one after another."""
    named = "|".join(re.escape(code) for code in codes)
    start = rf"(?:{named})\s*:" if codes else "$."
    parts = re.split(rf"\n|;(?=\s*[^\W_]{{1,12}}\s*:)|\s(?={start})", text, flags=re.IGNORECASE)
    return [part for part in parts if part.strip(" ;")]
