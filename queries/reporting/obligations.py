"""Questions about obligations (nghĩa vụ báo cáo): who owes what, by when, and who has not."""

from queries.question import Question
from schemas import frames as f

obligation_list = Question("obligation_list", f.ObligationList)
obligation_state = Question("obligation_state", f.ObligationState)
obligation_amiss = Question("obligation_amiss", f.ObligationAmiss)
obligation_spared = Question("obligation_spared", f.ObligationSpared)
own_report_list = Question("own_report_list", f.OwnReportList)
obligation_count = Question("obligation_count", f.ObligationCount, level="all")
arrival_curve = Question("arrival_curve", f.ArrivalCurve)
plan_issuance_count = Question("plan_issuance_count", f.PlanIssuanceCount)
