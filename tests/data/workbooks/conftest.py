import pytest

from data.profiles.book.standing import Standing
from data.workbooks.campaign.book import campaign_workbook
from tests.worlds.files.campaign_books import SMALL, TODAY, standing


@pytest.fixture(scope="session")
def small() -> tuple[Standing, bytes]:
    """The smallest shipped campaign and its workbook, which no test writes."""
    now = standing(SMALL)
    return now, campaign_workbook(now, TODAY)
