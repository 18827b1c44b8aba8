"""What the page on awards asks for, through the cache of the pages."""

from answers.awards.answers import MEASURES, AwardAnswers, every, measure
from pages.parts.cached import CACHED

__all__ = ["MEASURES", "data", "every", "measure"]
data = AwardAnswers(CACHED)
