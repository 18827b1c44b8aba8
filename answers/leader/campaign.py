"""The row of the campaign a leader is told about."""

from collections.abc import Mapping
from typing import Any

from answers.answers import Answers
from queries.reference.questions import campaign_list
from schemas.selection import Selection


def campaign_of(answers: Answers, chosen: Selection) -> Mapping[str, Any]:
    """The campaign's row in the store."""
    return answers.ask(campaign_list).filter(campaign_id=chosen.campaign).row(0, named=True)
