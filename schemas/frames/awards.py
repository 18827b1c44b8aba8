"""Answers about awards (khen thưởng): proposals, their steps, rules, counts of others."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables import Table
from schemas.tables.awards import STEP_STATES, VERDICTS
from schemas.words import LEVELS, OCCASIONS, RECIPIENTS, ROUTE_STATES, WAITS

__all__ = [
    "AwardOverrides",
    "AwardProposals",
    "AwardRoute",
    "AwardRules",
    "AwardSteps",
    "AwardTold",
]

STATES = ["proposed", *STEP_STATES]


class AwardProposals(Table, unique=["proposal_id"]):
    """Proposals (đề nghị) with their state and days. Grain: proposal."""

    proposal_id: str = col("Proposal: unit, year and own code")
    unit_id: str = col("Unit that proposes")
    short_name: str = col("Its short name")
    unit_type: str = col("Its type")
    cluster_id: str | None = col("Cluster of the year")
    year: int = col("Year of the sheet", "year")
    phase_id: str = col("Phase of the proposal")
    subject: str = col("collective, individual or household")
    recipient_class: str = col("Class of the recipient", isin=list(RECIPIENTS))
    recipient_id: str | None = col("Recipient code; for staff only")
    recipient_name: str | None = col("Recipient's name; for staff only")
    is_woman: bool | None = col("Whether a woman; null = not said")
    commune_id: str | None = col("Commune of the recipient")
    form_id: str = col("Award form")
    form_vi: str = col("Its label")
    form_en: str = col("Its label in English")
    level: str = col("Level that decides", isin=list(LEVELS))
    family: str = col("form or title")
    occasion: str = col("Occasion", isin=list(OCCASIONS))
    content_id: str | None = col("Emulation content")
    achievement_id: str | None = col("Achievement code")
    state: str = col("State now", isin=STATES)
    proposed_on: date = col("Day it was proposed")
    appraised_on: date | None = col("Day every appraiser was done")
    passed_on: date | None = col("Day the council passed it")
    submitted_on: date | None = col("Day the province submitted it upward")
    decided_on: date | None = col("Day of the decision still in force")
    issued_on: date | None = col("Day it was handed over")
    last_on: date | None = col("Day of the last step")
    turn: str | None = col("Order in which a place was taken")
    has_appraisal: bool = col("Whether somebody appraises on its route")
    has_council: bool = col("Whether a council passes on its route")
    has_submission: bool = col("Whether it is submitted upward on its route")
    next_step: int | None = col("Number of the step that comes next")
    waits_for: str | None = col("Whom it waits for", isin=list(WAITS))
    next_vi: str | None = col("Who takes that step")
    next_en: str | None = col("Who takes that step, in English")
    papers: str | None = col("Papers of the dossier")
    sets: int | None = col("Dossier sets", "sets")
    earlier_form: str | None = col("Earlier award")
    earlier_on: date | None = col("Its day")
    base_titles: int | None = col("Titles of base level")
    attested: str | None = col("Rules attested")
    document: str | None = col("Number of the submission")
    verdict_then: str | None = col("The gate's answer kept with the decision", isin=VERDICTS)
    file_name: str = col("File it came in")
    sheet: str | None = col("Sheet; null in CSV")
    cell: str = col("Cell or line")
    sha256: str = col("SHA-256 of the file")


class AwardSteps(Table, unique=["step_id"]):
    """Steps of proposals (bước xử lý) in their order. Grain: step."""

    step_id: str = col("Event number and line")
    proposal_id: str = col("Proposal")
    unit_id: str = col("Unit that proposes")
    short_name: str = col("Its short name")
    state: str = col("What it reached", isin=STEP_STATES)
    route_step: int | None = col("Step of the route")
    actor_vi: str | None = col("Who did it")
    actor_en: str | None = col("Who did it, in English")
    on_date: date = col("Day of the step")
    step_days: int = col("Days since the step before, or the proposal", "days")
    document: str | None = col("Number of the document")
    reason: str | None = col("Why")
    verdict: str | None = col("The gate's answer then", isin=VERDICTS)
    recorded_at: datetime = col("When it was written down")
    recorded_by: str | None = col("By whom")
    file_name: str = col("File it came in")
    line: int = col("Line in it")


class AwardOverrides(Table, unique=["step_id"]):
    """Steps taken against the gate (cho phép ngoài quy định). Grain: step."""

    step_id: str = col("Event number and line")
    proposal_id: str = col("Proposal")
    short_name: str = col("Unit that proposes")
    state: str = col("What it reached", isin=STEP_STATES)
    on_date: date = col("Day of the step")
    override_role: str = col("Role of who answers for it")
    override_document: str = col("Document")
    reason: str | None = col("Why")
    failed_rules: str | None = col("Rules it failed then")


class AwardRules(Table, unique=["rule_id"]):
    """Rules a proposal is held against (quy định). Grain: rule."""

    rule_id: str = col("Rule code")
    position: int = col("Order shown")
    kind: str = col("What it asks")
    label_vi: str = col("Label")
    label_en: str = col("Label in English")
    document: str = col("Document")
    clause: str = col("Clause in it")
    source: str = col("Document and clause as the profile names them")
    printed_vi: str = col("Its own words; empty: not read")
    valid_from: date | None = col("First day in force")
    valid_to: date | None = col("Last day in force")
    dated_by: str = col("Day a change of rules looks at: decision or proposal")
    is_in_force: bool = col("False: it waits")
    subjects: str = col("Recipients it is about, «; » between; empty: all")
    forms: str = col("Forms it is about; empty: all")
    occasions: str = col("Occasions it is about; empty: all")
    unit_types: str = col("Types of units it is about; empty: all")
    allowed: str = col("What it allows: forms, recipients or papers")
    limit_count: int | None = col("Number it sets; null: not known")
    per: str = col("Whose number: unit or campaign")
    within: str = col("Over what: year or campaign")
    rank_indicator: str | None = col("Indicator whose ranks it looks at")
    rank_at_most: str = col("Last rank that will do, e.g. «commune 10; ward 5»")
    window_from: date | None = col("First day it allows")
    window_to: date | None = col("Last day it allows")
    earlier_form: str | None = col("Award it needs before")
    years: int | None = col("Years since that award", "years")
    base_titles: int | None = col("Titles it needs since")
    note_vi: str | None = col("Note")
    note_en: str | None = col("Note in English")


class AwardRoute(Table, unique=["position"]):
    """Steps of the routes (trình tự xét), of the plan, then of the law. Grain: position."""

    position: int = col("Order of the step")
    actor_vi: str = col("Who does it")
    actor_en: str = col("Who does it, in English")
    task_vi: str = col("What they do")
    task_en: str = col("What they do, in English")
    state: str = col("What the step reaches", isin=list(ROUTE_STATES))
    source: str = col("Document and clause")
    levels: str = col("Levels it is for, «; » between; empty = all")
    forms: str = col("Forms it is for, «; » between; empty = all")
    occasions: str = col("Occasions it is for, «; » between; empty = all")
    is_own: bool = col("Whether the unit that proposes takes it")
    unit_id: str | None = col("The body, where it is a unit")
    is_of_law: bool = col("Of the law, not the plan")


class AwardTold(Table, unique=["count_id"]):
    """Awards counted by others (số liệu đã công bố). Grain: line of a file."""

    count_id: str = col("Event number and line")
    locality: str = col("Place as printed")
    year: int = col("Year", "year")
    session: str = col("Session")
    stage_told: str = col("Stage")
    form_words: str = col("Form or forms as printed")
    is_merged: bool = col("Several forms in one count")
    level_told: str = col("Level as printed")
    subject_told: str = col("Recipients as printed")
    award_count: int = col("How many", "awards")
    note: str | None = col("Note of the source")
    file_name: str = col("File it came in")
