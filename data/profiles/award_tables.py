"""What plans and the law say of awards (khen thưởng), as tables: forms, rules as rows."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from schemas.plan.awards import AwardForm, AwardLaw, AwardRule, Occasion
from schemas.plan.profile import Profile
from schemas.plan.profile_file import read_declared
from schemas.tables import (
    AwardFormTable,
    AwardRuleTable,
    RecipientClassTable,
    empty,
)
from schemas.words import OCCASIONS, RECIPIENTS
from translations import Translator, translator
from translations.value_words import AWARDS_OCCASION_KEYS

AWARDS_RULE_KEYS = {
    "by_law": "awards.rule.by_law",
    "forms": "awards.rule.forms",
    "no_forms": "awards.rule.no_forms",
    "no_occasion": "awards.rule.no_occasion",
    "papers": "awards.rule.papers",
    "sets": "awards.rule.sets",
}

LAW = Path(__file__).resolve().parents[2] / "campaigns" / "law" / "awards.toml"
NOTHING = AwardLaw((), ())
VI, EN = translator("vi"), translator("en")


def award_law(path: Path = LAW) -> AwardLaw:
    """The forms and rules of the law; ProfileError where the file is wrong."""
    return read_declared(path, AwardLaw)


def award_forms(profile: Profile, law: AwardLaw) -> list[AwardForm]:
    """Every form there is, highest first, in the plan's words where it names it."""
    own = {form.id: form for form in profile.awards.forms}
    known = {form.id for form in law.forms}
    extra = [form for form in profile.awards.forms if form.id not in known]
    return [own.get(form.id, form) for form in law.forms] + extra


def award_rules(profile: Profile, law: AwardLaw) -> list[AwardRule]:
    """The rules a proposal of the campaign is held against: of the plan first, then the law."""
    if not profile.awards.forms:
        return []
    return [
        *_occasion_rules(profile, law),
        *profile.awards.rules,
        *_dossier_rules(profile),
        *law.rules,
    ]


def _occasion_rules(profile: Profile, law: AwardLaw) -> Iterator[AwardRule]:
    named: dict[str, Occasion] = {occasion.id: occasion for occasion in profile.awards.occasions}
    for occasion_id in OCCASIONS:
        occasion = named.get(occasion_id)
        by_law = _by_law(occasion, law)
        forms = (*occasion.forms, *occasion.exceptional_forms) if occasion else ()
        key = "no_occasion" if occasion is None else "no_forms"
        key = "forms" if forms else "by_law" if by_law else key
        own = occasion.source if occasion else profile.campaign.source
        clause = own.partition(", ")[2] or own
        yield AwardRule(
            id=f"forms-{occasion_id}",
            kind="form",
            label_vi=_label(VI, key, occasion_id, clause=clause),
            label_en=_label(EN, key, occasion_id, clause=clause),
            source=own if forms or not by_law else _clauses(by_law),
            printed_vi=occasion.printed_vi if occasion else "",
            occasions=(occasion_id,),
            allowed=(*forms, *(form.id for form in by_law if form.id not in forms)),
            note_vi=occasion.note_vi if occasion else None,
            note_en=occasion.note_en if occasion else None,
        )


def _by_law(occasion: Occasion | None, law: AwardLaw) -> list[AwardForm]:
    """The law's forms of the levels whose authority an occasion leaves it to; titles are no award
    of an occasion."""
    levels = occasion.by_law if occasion else ()
    return [form for form in law.forms if form.level in levels and form.family == "form"]


def _clauses(forms: list[AwardForm]) -> str:
    """The clauses of the law that name these forms: one document, every clause once."""
    document = forms[0].source.partition(", ")[0]
    parts = [part for form in forms for part in form.source.partition(", ")[2].split("; ")]
    return ", ".join((document, "; ".join(dict.fromkeys(filter(None, parts)))))


def _dossier_rules(profile: Profile) -> Iterator[AwardRule]:
    awards = profile.awards
    if awards.dossier_ids:
        yield AwardRule(
            id="dossier-papers",
            kind="papers",
            label_vi=_label(VI, "papers"),
            label_en=_label(EN, "papers"),
            source=awards.dossier_source or profile.campaign.source,
            printed_vi=awards.dossier_printed_vi,
            allowed=awards.dossier_ids,
        )
    for form in awards.forms:
        if form.dossier_sets is not None:
            yield AwardRule(
                id=f"dossier-sets-{form.id}",
                kind="sets",
                label_vi=_label(VI, "sets", count=str(form.dossier_sets)),
                label_en=_label(EN, "sets", count=str(form.dossier_sets)),
                source=awards.sets_source or form.source,
                printed_vi=awards.sets_printed_vi,
                forms=(form.id,),
                limit=form.dossier_sets,
            )


def _label(t: Translator, key: str, occasion: str | None = None, **params: str) -> str:
    more = {"occasion": t(AWARDS_OCCASION_KEYS[occasion])} if occasion else {}
    return t(AWARDS_RULE_KEYS[key], **more, **params)


def form_table(profiles: list[Profile], law: AwardLaw) -> pl.DataFrame:
    """Forms of every campaign that awards (AwardFormTable)."""
    rows = [
        (p.campaign.id, f.id, n, f.label_vi, f.label_en, f.level, f.family, f in p.awards.forms)
        for p in profiles
        if p.awards.forms
        for n, f in enumerate(award_forms(p, law), start=1)
    ]
    return pl.DataFrame(rows, schema=empty(AwardFormTable).schema, orient="row")


def rule_table(profiles: list[Profile], law: AwardLaw) -> pl.DataFrame:
    """Rules of every campaign (AwardRuleTable)."""
    rows = [
        _rule_row(rule, position, profile)
        for profile in profiles
        for position, rule in enumerate(award_rules(profile, law), start=1)
    ]
    return pl.DataFrame(rows, schema=empty(AwardRuleTable).schema)


def _rule_row(rule: AwardRule, position: int, profile: Profile) -> dict[str, object]:
    """Every key of a rule under its own name, but for those that mean something else in SQL."""
    document, clause = document_and_clause(rule.source, profile)
    ranks = [{"unit_type": k, "limit_rank": v} for k, v in rule.rank_at_most.items()]
    said = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in vars(rule).items()
        if name not in ("id", "limit")
    }
    return said | {
        "campaign_id": profile.campaign.id,
        "rule_id": rule.id,
        "position": position,
        "document": document,
        "clause": clause,
        "limit_count": rule.limit,
        "rank_at_most": ranks,
    }


def class_table() -> pl.DataFrame:
    """Classes of recipients and the subject each is of (RecipientClassTable)."""
    return pl.DataFrame(
        list(RECIPIENTS.items()), schema=empty(RecipientClassTable).schema, orient="row"
    )


def document_and_clause(source: str, profile: Profile) -> tuple[str, str]:
    """A source as people read it: the plan's own number for its file, then the clause."""
    name, _, clause = source.partition(", ")
    if not name.endswith(".txt"):
        return name, clause
    first = profile.documents[0] if profile.documents else None
    number = f" {first.number}" if first and first.number else ""
    own = f"{first.kind}{number}" if first else VI("awards.plan")
    return f"{own} ({profile.campaign.short_vi})", clause
