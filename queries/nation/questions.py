"""Questions about all campaigns together (cả nước): provinces and ministries side by side."""

from queries.question import Question
from schemas import frames as f

nation_progress = Question("nation_progress", f.NationProgress, needs="read_nation", is_whole=True)
nation_reports = Question("nation_reports", f.NationReports, needs="read_nation", is_whole=True)
nation_awards = Question("nation_awards", f.NationAwards, needs="read_nation", is_whole=True)
nation_contents = Question("nation_contents", f.NationContents, needs="read_nation", is_whole=True)
nation_late = Question("nation_late", f.NationLate, needs="read_nation", limit=200)
nation_scores = Question("nation_scores", f.NationScores, needs="read_nation", is_whole=True)
