"""The whole comparison of two moments, worked out of the same named questions on both."""

from collections.abc import Mapping
from dataclasses import dataclass

from answers.comparison.awards import count_changes, proposal_changes
from answers.comparison.progress import content_changes, indicator_changes, unit_changes
from answers.comparison.reports import cell_changes, report_changes
from answers.comparison.rows import Part
from answers.comparison.scores import rubric_changes, score_changes
from answers.comparison.sides import Moment, Side, require_same_campaign


@dataclass(frozen=True)
class Comparison:
    """What differs between two moments of one campaign, part by part."""

    campaign: str
    before: Moment
    after: Moment
    parts: Mapping[str, Part]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs at all."""
        return all(part.rows.is_empty() for part in self.parts.values())


def comparison(before: Side, after: Side, *, is_brief: bool = False) -> Comparison:
    """From one side to the other; brief: without verdicts on leads. StoreError: two campaigns."""
    require_same_campaign(before, after)
    cells = cell_changes(before, after)
    ranks, clusters = score_changes(before, after, is_brief=is_brief)
    parts = {
        "reports": report_changes(before, after, cells),
        "cells": cells,
        "contents": content_changes(before, after),
        "indicators": indicator_changes(before, after),
        "units": unit_changes(before, after),
        "clusters": clusters,
        "ranks": ranks,
        "rubrics": rubric_changes(before, after),
        "counts": count_changes(before, after),
        "proposals": proposal_changes(before, after),
    }
    return Comparison(after.chosen.campaign, before.moment, after.moment, parts)
