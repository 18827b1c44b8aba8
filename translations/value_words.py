"""Keys of the words of closed sets of values (trạng thái, cấp, lớp), whole: a search finds them.

A set that one module alone speaks of stands in that module; acts, people, plans and papers are in
act_words.py.
"""

AWARDS_CLASS_KEYS = {
    "collective": "awards.class.collective",
    "direct_worker": "awards.class.direct_worker",
    "enterprise": "awards.class.enterprise",
    "entrepreneur": "awards.class.entrepreneur",
    "foreigner": "awards.class.foreigner",
    "household": "awards.class.household",
    "leader_head": "awards.class.leader_head",
    "leader_other": "awards.class.leader_other",
    "leader_top": "awards.class.leader_top",
    "others": "awards.class.others",
    "overseas_vietnamese": "awards.class.overseas_vietnamese",
    "together": "awards.class.together",
}

AWARDS_LEVEL_KEYS = {
    "commune": "awards.level.commune",
    "district": "awards.level.district",
    "ministry": "awards.level.ministry",
    "province": "awards.level.province",
    "state": "awards.level.state",
    "unit": "awards.level.unit",
}

AWARDS_OCCASION_KEYS = {
    "ad_hoc": "awards.occasion.ad_hoc",
    "annual": "awards.occasion.annual",
    "final": "awards.occasion.final",
    "interim": "awards.occasion.interim",
}

AWARDS_STATE_KEYS = {
    "appraised": "awards.state.appraised",
    "decided": "awards.state.decided",
    "issued": "awards.state.issued",
    "passed": "awards.state.passed",
    "proposed": "awards.state.proposed",
    "refused": "awards.state.refused",
    "returned": "awards.state.returned",
    "revoked": "awards.state.revoked",
    "submitted": "awards.state.submitted",
}

CHARTS_PEERS_MEDIAN_KEYS = {
    "cluster": "charts.peers.median_cluster",
    "unit_type": "charts.peers.median_unit_type",
}

COMPARISON_COUNT_KEYS = {
    "appraised": "comparison.count.appraised",
    "decided": "comparison.count.decided",
    "passed": "comparison.count.passed",
    "proposed": "comparison.count.proposed",
    "submitted": "comparison.count.submitted",
}

COMPARISON_LINE_KEYS = {
    "awards": "comparison.line.awards",
    "progress": "comparison.line.progress",
    "reports": "comparison.line.reports",
    "scores": "comparison.line.scores",
}

CRITERIA_STATE_KEYS = {
    "dossier": "criteria.state.dossier",
    "elsewhere": "criteria.state.elsewhere",
    "known": "criteria.state.known",
    "nobody": "criteria.state.nobody",
    "silent": "criteria.state.silent",
}

DECK_ELIGIBLE_KEYS = {
    "failed": "deck.eligible.failed",
    "met": "deck.eligible.met",
    "no_basis": "deck.eligible.no_basis",
}

DECK_REPORTING_KEYS = {
    "lacking": "deck.reporting.lacking",
    "late": "deck.reporting.late",
    "on_time": "deck.reporting.on_time",
}

KPI_DEADLINE_KEYS = {
    "final": "kpi.deadline_final",
    "how": "kpi.deadline_how",
    "interim": "kpi.deadline_interim",
    "period": "kpi.deadline_period",
    "plan": "kpi.deadline_plan",
    "yearly": "kpi.deadline_yearly",
}

MINUTES_VERDICT_KEYS = {
    "failed": "minutes.verdict.failed",
    "met": "minutes.verdict.met",
    "no_basis": "minutes.verdict.no_basis",
    "off": "minutes.verdict.off",
}

MODEL_KIND_KEYS = {
    "exemplar": "model_kind.exemplar",
    "initiative": "model_kind.initiative",
    "model": "model_kind.model",
}

REPORT_MARK_KEYS = {
    "exempt": "report_mark.exempt",
    "incomplete": "report_mark.incomplete",
    "late": "report_mark.late",
    "overdue": "report_mark.overdue",
    "received": "report_mark.received",
    "rejected": "report_mark.rejected",
    "waiting": "report_mark.waiting",
}

SCREENING_NAME_KEYS = {
    "at_its_targets": "screening.name.at_its_targets",
    "bunched_at_limit": "screening.name.bunched_at_limit",
    "copied_from_unit": "screening.name.copied_from_unit",
    "copied_report": "screening.name.copied_report",
    "cumulative_fall": "screening.name.cumulative_fall",
    "identical_text": "screening.name.identical_text",
    "jump_against_peers": "screening.name.jump_against_peers",
    "misplaced_decimal": "screening.name.misplaced_decimal",
    "part_above_whole": "screening.name.part_above_whole",
    "parts_unlike_whole": "screening.name.parts_unlike_whole",
    "revised_upward_late": "screening.name.revised_upward_late",
    "swapped_values": "screening.name.swapped_values",
    "too_round": "screening.name.too_round",
}

SCREENING_OUTCOME_KEYS = {
    "confirmed": "screening.outcome.confirmed",
    "corrected": "screening.outcome.corrected",
    "explained": "screening.outcome.explained",
}

STATUS_KEYS = {
    "at_risk": "status.at_risk",
    "early": "status.early",
    "exceeded": "status.exceeded",
    "no_target": "status.no_target",
    "not_due": "status.not_due",
    "not_met": "status.not_met",
    "not_reported": "status.not_reported",
    "on_track": "status.on_track",
    "reached": "status.reached",
    "slow": "status.slow",
}

TASKS_DUE_KEYS = {
    "day": "tasks.due.day",
    "every-year": "tasks.due.every-year",
    "open": "tasks.due.open",
    "quarter": "tasks.due.quarter",
    "standing": "tasks.due.standing",
    "year": "tasks.due.year",
}

UNIT_PEERS_KEYS = {
    "cluster": "unit.peers_cluster",
    "unit_type": "unit.peers_unit_type",
}
