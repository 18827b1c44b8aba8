"""Questions about progress (tiến độ): standing, trend, path, movers, phases side by side, why."""

from queries.question import Question
from schemas import frames as f

content_standing = Question("content_standing", f.ContentStanding, level="all")
indicator_standing = Question("indicator_standing", f.IndicatorStanding, level="all")
trend = Question("trend", f.Trend, level="all")
trend_lines = Question("trend_lines", f.TrendLines)
trend_ends = Question("trend_ends", f.TrendEnds)
required_path = Question("required_path", f.RequiredPath)
unit_movement = Question("unit_movement", f.UnitMovement, limit=5)
phase_comparison = Question("phase_comparison", f.PhaseComparison)
level_improvement = Question("level_improvement", f.LevelImprovement)
status_change = Question("status_change", f.StatusChange, level="all")
annotation_list = Question("annotation_list", f.AnnotationList)
gap_indicators = Question("gap_indicators", f.GapIndicators, level="all")
gap_units = Question("gap_units", f.GapUnits)
cell_trace = Question("cell_trace", f.CellTrace, is_of_asked=True)
