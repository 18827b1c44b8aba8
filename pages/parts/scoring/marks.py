"""What the page on clusters works out of marks, through the cache of the pages."""

from answers.scoring.answers import ScoreAnswers, percents
from pages.parts.cached import CACHED

__all__ = ["marks", "percents"]
marks = ScoreAnswers(CACHED)
