"""The row of the campaign a leader is told about."""

from answers.answers import Answers
from queries.reference.questions import campaign_list
from schemas.frames import CampaignList
from schemas.selection import Selection


def campaign_of(answers: Answers, chosen: Selection) -> CampaignList:
    """The campaign's row in the store."""
    rows = answers.ask(campaign_list).filter(campaign_id=chosen.campaign)
    return CampaignList.rows(rows)[0]
