"""What the page on clusters works out of marks, through the cache of the pages."""

from briefing.score_answers import ScoreAnswers, percents
from pages._cached import CACHED

__all__ = ["marks", "percents"]
marks = ScoreAnswers(CACHED)
