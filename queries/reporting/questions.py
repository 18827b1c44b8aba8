"""Questions about reports (báo cáo): headline, who has reported, what arrived, what is urgent."""

from queries.question import Question
from schemas import frames as f

headline = Question("headline", f.Headline)
reporting_state = Question("reporting_state", f.ReportingState)
reporting_count = Question("reporting_count", f.ReportingCount)
attention = Question("attention", f.Attention)
report_history = Question("report_history", f.ReportHistory, limit=200)
plan_issuance = Question("plan_issuance", f.PlanIssuance)
result_export = Question("result_export", f.ResultExport)
counted_values = Question("counted_values", f.CountedValues)
