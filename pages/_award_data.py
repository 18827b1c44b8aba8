"""What the page on awards asks for, through the cache of the pages."""

from briefing.award_answers import MEASURES, AwardAnswers, every, measure
from pages._cached import CACHED

__all__ = ["MEASURES", "data", "every", "measure"]
data = AwardAnswers(CACHED)
