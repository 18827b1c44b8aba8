"""Keys of the words of acts, people, plans and papers (nhật ký, vai trò, phong trào), whole.

A set that one module alone speaks of stands in that module; states are in value_words.py.
"""

AUDIT_COLUMN_KEYS = {
    "act": "audit.column.act",
    "after": "audit.column.after",
    "before": "audit.column.before",
    "campaign": "audit.column.campaign",
    "cell": "audit.column.cell",
    "change": "audit.column.change",
    "entry": "audit.column.entry",
    "field": "audit.column.field",
    "item": "audit.column.item",
    "moment": "audit.column.moment",
    "period": "audit.column.period",
    "periods": "audit.column.periods",
    "reason": "audit.column.reason",
    "source": "audit.column.source",
    "unit": "audit.column.unit",
    "who": "audit.column.who",
    "whose": "audit.column.whose",
}

AUDIT_KIND_KEYS = {
    "backup": "audit.kind.backup",
    "campaign": "audit.kind.campaign",
    "count": "audit.kind.count",
    "model": "audit.kind.model",
    "note": "audit.kind.note",
    "people": "audit.kind.people",
    "proposal": "audit.kind.proposal",
    "removal_asked": "audit.kind.removal_asked",
    "removal_dropped": "audit.kind.removal_dropped",
    "report": "audit.kind.report",
    "restore": "audit.kind.restore",
    "returned": "audit.kind.returned",
    "rubric": "audit.kind.rubric",
    "score": "audit.kind.score",
    "snapshot": "audit.kind.snapshot",
    "snapshot_removed": "audit.kind.snapshot_removed",
    "step": "audit.kind.step",
    "storyline": "audit.kind.storyline",
    "storyline_dropped": "audit.kind.storyline_dropped",
    "targets": "audit.kind.targets",
    "task": "audit.kind.task",
    "template": "audit.kind.template",
    "template_dropped": "audit.kind.template_dropped",
    "upgrade": "audit.kind.upgrade",
}

CAMPAIGN_CHECK_KEYS = {
    "asked_of_nobody": "campaign_check.asked_of_nobody",
    "binds_nobody": "campaign_check.binds_nobody",
    "carried": "campaign_check.carried",
    "id_unlike_file": "campaign_check.id_unlike_file",
    "long_label": "campaign_check.long_label",
    "mean_unlike_campaign": "campaign_check.mean_unlike_campaign",
    "no_clusters": "campaign_check.no_clusters",
    "no_recipient": "campaign_check.no_recipient",
    "no_rubric": "campaign_check.no_rubric",
    "no_target": "campaign_check.no_target",
    "open_source": "campaign_check.open_source",
    "start_past_target": "campaign_check.start_past_target",
    "successor_nowhere": "campaign_check.successor_nowhere",
    "sum_unlike_campaign": "campaign_check.sum_unlike_campaign",
    "target_below_minimum": "campaign_check.target_below_minimum",
    "target_past_maximum": "campaign_check.target_past_maximum",
    "unit_without_cluster": "campaign_check.unit_without_cluster",
    "unreadable": "campaign_check.unreadable",
    "values_without_indicator": "campaign_check.values_without_indicator",
}

CAMPAIGN_CHECK_PHASE_KEYS = {
    "phase-1": "campaign_check.phase.phase-1",
    "phase-2": "campaign_check.phase.phase-2",
}

CAMPAIGN_PAGE_COLUMN_KEYS = {
    "after": "campaign_page.column.after",
    "at": "campaign_page.column.at",
    "before": "campaign_page.column.before",
    "by": "campaign_page.column.by",
    "change": "campaign_page.column.change",
    "field": "campaign_page.column.field",
    "file": "campaign_page.column.file",
    "item": "campaign_page.column.item",
    "parts": "campaign_page.column.parts",
    "reports": "campaign_page.column.reports",
    "severity": "campaign_page.column.severity",
    "sheet": "campaign_page.column.sheet",
    "version": "campaign_page.column.version",
    "what": "campaign_page.column.what",
}

MARKED_KEYS = {
    "error": "marked.error",
    "warning": "marked.warning",
}

PEOPLE_ACT_KEYS = {
    "appraise": "people.act.appraise",
    "award": "people.act.award",
    "campaign": "people.act.campaign",
    "cross": "people.act.cross",
    "freeze": "people.act.freeze",
    "model": "people.act.model",
    "note": "people.act.note",
    "paper": "people.act.paper",
    "propose": "people.act.propose",
    "read_audit": "people.act.read_audit",
    "read_cross": "people.act.read_cross",
    "read_few": "people.act.read_few",
    "read_names": "people.act.read_names",
    "read_nation": "people.act.read_nation",
    "read_overrides": "people.act.read_overrides",
    "report": "people.act.report",
    "rubric": "people.act.rubric",
    "score": "people.act.score",
    "screen": "people.act.screen",
    "store": "people.act.store",
    "storyline": "people.act.storyline",
    "template": "people.act.template",
}

PEOPLE_ROLE_KEYS = {
    "administrator": "people.role.administrator",
    "appraiser": "people.role.appraiser",
    "cluster": "people.role.cluster",
    "leader": "people.role.leader",
    "secretary": "people.role.secretary",
    "unit": "people.role.unit",
}

PEOPLE_WHY_KEYS = {
    "cancelled": "people.why.cancelled",
    "disabled": "people.why.disabled",
    "failed": "people.why.failed",
    "idle": "people.why.idle",
    "large": "people.why.large",
    "leave": "people.why.leave",
    "long": "people.why.long",
    "mail": "people.why.mail",
    "out": "people.why.out",
    "people": "people.why.people",
    "refused": "people.why.refused",
    "unknown": "people.why.unknown",
    "unreachable": "people.why.unreachable",
}

SEVERITY_KEYS = {
    "error": "severity.error",
    "warning": "severity.warning",
}

SLIDES_AGAIN_KEYS = {
    "added": "slides.again.added",
    "columns": "slides.again.columns",
    "gone": "slides.again.gone",
    "hidden": "slides.again.hidden",
    "kept": "slides.again.kept",
    "left_out": "slides.again.left_out",
    "lost": "slides.again.lost",
    "macro": "slides.again.macro",
    "merged": "slides.again.merged",
    "part": "slides.again.part",
    "too_big": "slides.again.too_big",
    "unreadable": "slides.again.unreadable",
    "xml": "slides.again.xml",
}

SLIDE_FORM_KEYS = {
    "area": "slides.area",
    "axis": "slides.axis",
    "bound": "slides.bound",
    "chart": "slides.chart",
    "curve": "slides.curve",
    "figure": "slides.figure",
    "flag": "slides.flag",
    "footer": "slides.footer",
    "frame": "slides.frame",
    "gap": "slides.gap",
    "ground": "slides.ground",
    "key": "slides.key",
    "kicker": "slides.kicker",
    "map": "slides.map",
    "notes": "slides.notes",
    "number": "slides.number",
    "required": "slides.required",
    "rest": "slides.rest",
    "rule": "slides.rule",
    "slide": "slides.slide",
    "table": "slides.table",
    "text": "slides.text",
    "timeline": "slides.timeline",
    "title": "slides.title",
    "tone_attention": "slides.tone_attention",
    "tone_context": "slides.tone_context",
    "tone_doubt": "slides.tone_doubt",
    "tone_earlier": "slides.tone_earlier",
    "tone_ink": "slides.tone_ink",
    "tone_rest": "slides.tone_rest",
    "tone_subject": "slides.tone_subject",
    "value": "slides.value",
}

STORYLINE_NAME_KEYS = {
    "awards": "storyline.awards.name",
    "cluster": "storyline.cluster.name",
    "final": "storyline.final.name",
    "interim": "storyline.interim.name",
    "yearly": "storyline.yearly.name",
}

TEMPLATE_TITLE_KEYS = {
    "appraised": "template.title.appraised",
    "council": "template.title.council",
    "cross": "template.title.cross",
    "guide": "template.title.guide",
    "info": "template.title.info",
    "models": "template.title.models",
    "plan": "template.title.plan",
    "proposals": "template.title.proposals",
    "remarks": "template.title.remarks",
    "replies": "template.title.replies",
    "results": "template.title.results",
    "sections": "template.title.sections",
    "self": "template.title.self",
    "tasks": "template.title.tasks",
    "vetoes": "template.title.vetoes",
    "votes": "template.title.votes",
}
