"""What papers and pages on awards work out of answers: areas, steps, concentration, rules."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import polars as pl

from answers.answers import Answers, whole
from answers.awards import frames
from answers.awards.gate import judged, rank_rules, rules_of
from methods.average_rank import average_ranks
from methods.award_equity import equity, rotation
from queries.awards.questions import (
    award_classes,
    award_places,
    award_proposals,
    award_provinces,
    award_rules,
    award_tally,
)
from queries.progress.questions import level_improvement
from queries.reference.questions import campaign_list, period_list, unit_list
from queries.reporting.questions import result_export
from queries.scoring.questions import cluster_ranking
from schemas.frames import AwardTally, CampaignList
from schemas.selection import Selection

MEASURES = ("per_thousand", "count", "score", "coverage")


def measure(chosen: Selection) -> Any:
    """What the map is coloured by."""
    return chosen.measure if chosen.measure in MEASURES else MEASURES[0]


def every(chosen: Selection) -> Selection:
    """The selection of the whole campaign, without what only the map is about."""
    return replace(whole(chosen), province=None, measure=None)


class AwardAnswers:
    """Answers about awards, worked out of those of the store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def campaign(self, chosen: Selection) -> CampaignList:
        """The campaign's row in the store."""
        rows = self.answers.ask(campaign_list).filter(campaign_id=chosen.campaign)
        return CampaignList.rows(rows)[0]

    def total(self, chosen: Selection) -> AwardTally | None:
        """The four counts of everything chosen, or None before the first proposal."""
        rows = self.answers.ask(award_tally, every(chosen)).filter(dimension="all")
        return next(iter(AwardTally.rows(rows)), None)

    def coverage_rows(self, chosen: Selection) -> pl.DataFrame:
        """Units whose award sheet is there, of all: what coverage chips read."""
        places = self.answers.ask(award_places, every(chosen))
        return pl.DataFrame(
            {"unit_count": [int(places["has_sheet"].sum())], "expected_count": [places.height]}
        )

    def proposals(self, chosen: Selection) -> pl.DataFrame:
        """Proposals of the chosen phase and form."""
        found = self.answers.ask(award_proposals, every(chosen)).filter(phase_id=chosen.phase)
        return found.filter(form_id=chosen.form) if chosen.form else found

    def stages(self, chosen: Selection) -> pl.DataFrame:
        """Steps of the funnel with what was lost before each."""
        return frames.funnel_stages(self.proposals(chosen))

    def commune_frame(self, chosen: Selection) -> pl.DataFrame:
        """Communes by the measure of the address."""
        places = self.answers.ask(award_places, every(chosen))
        return frames.commune_areas(
            places, measure(chosen), self.answers.ask(level_improvement, every(chosen))
        )

    def without(self, chosen: Selection, codes: Collection[str] | None = None) -> frames.Without:
        """Communes without an award, of those on a map where its codes are given."""
        places = self.answers.ask(award_places, every(chosen))
        return frames.without_award(
            places.filter(pl.col("unit_id").is_in(codes)) if codes else places
        )

    def province_frame(self, chosen: Selection) -> pl.DataFrame:
        """Provinces by the measure of the address; levels are means over the units of each."""
        found = self.answers.ask(award_provinces, every(chosen))
        levels = {}
        if measure(chosen) == "score":
            for name in found["campaign_id"].drop_nulls():
                there = self.answers.ask(
                    level_improvement, Selection(str(name), chosen.as_of, chosen.phase)
                )
                mean = there["level_pct"].mean()
                if mean is not None:
                    levels[str(name)] = float(str(mean))
        return frames.province_areas(found, measure(chosen), levels)

    def curve(self, chosen: Selection) -> pl.DataFrame:
        """Lorenz curve over the units, its figures in every row; empty where not drawn."""
        return self.answers.derive(_curve, every(chosen))

    def classes(self, chosen: Selection) -> pl.DataFrame:
        """Decided awards by class of recipient, few persons in one count."""
        return frames.class_counts(self.answers.ask(award_classes, every(chosen)))

    def results(self, chosen: Selection) -> pl.DataFrame:
        """Awards of each unit that they are known of, beside its level of the 2030 targets."""
        levels = self.answers.ask(level_improvement, every(chosen)).select("unit_id", "level_pct")
        known = self.answers.ask(award_places, every(chosen)).drop_nulls("decided_count")
        return known.join(levels, on="unit_id", how="left", maintain_order="left")

    def flags(self, chosen: Selection) -> pl.DataFrame:
        """Who got the flag of each cluster and year, with its rank by the year's scores."""
        held = self.answers.ask(award_proposals, every(chosen)).filter(
            pl.col("decided_on").is_not_null(), pl.col("cluster_id").is_not_null(), family="title"
        )
        ranked = [
            self.answers.ask(cluster_ranking, replace(every(chosen), year=year, cluster=None))
            .select("unit_id", "cluster_rank", "cluster_name_vi", "cluster_name_en")
            .with_columns(year=pl.lit(year, pl.Int64))
            for year in held["year"].unique().sort()
        ]
        if not ranked:
            return pl.DataFrame()
        names = ["cluster_id", "year", "unit_id", "short_name"]
        both = held.select(names).join(pl.concat(ranked), on=["unit_id", "year"], how="left")
        return both.sort("cluster_id", "year")

    def turns(self, chosen: Selection) -> pl.DataFrame:
        """Whether the flags of each cluster take turns against the score order."""
        held = self.flags(chosen)
        return rotation(held) if held.height else pl.DataFrame()

    def judged_proposals(self, chosen: Selection) -> pl.DataFrame:
        """Every proposal of the campaign with the gate's answer as of the date."""
        return self.answers.derive(
            _judged, replace(every(chosen), form=None, province=None, measure=None)
        )

    def ranks(self, chosen: Selection) -> dict[str, int]:
        """Ranks of units that a rule in force looks at; none where no rule does."""
        found: dict[str, int] = {}
        types = self.answers.ask(unit_list, every(chosen)).select("unit_id", "unit_type")
        for rule in rank_rules(rules_of(self.answers.ask(award_rules, every(chosen)))):
            over = self.answers.ask(period_list, every(chosen)).filter(
                is_over=True, phase_id=chosen.phase
            )
            values = [
                self.answers.ask(
                    result_export, replace(every(chosen), indicator=rule.rank_indicator, period=p)
                )
                for p in over["period_id"]
            ]
            if values:
                found |= average_ranks(
                    pl.concat(values).join(types, on="unit_id"), rule.rank_at_most
                )
        return found

    def territory(self, chosen: Selection) -> str:
        """The province whose communes are shown: the campaign's own, or one chosen on the map."""
        return chosen.province or str(self.campaign(chosen)["territory_code"])


def _curve(answers: Answers, chosen: Selection) -> pl.DataFrame:
    places = answers.ask(award_places, chosen)
    found = equity(places["decided_count"].drop_nulls().to_list())
    if found is None:
        return pl.DataFrame()
    said = {
        "gini": found.gini,
        "gini_low": found.gini_low,
        "gini_high": found.gini_high,
        "half_ratio": found.half_ratio,
        "unit_count": found.unit_count,
        "expected_count": places.height,
        "award_count": found.award_count,
    }
    return found.curve.with_columns(pl.lit(value).alias(name) for name, value in said.items())


def _judged(answers: Answers, chosen: Selection) -> pl.DataFrame:
    rules = rules_of(answers.ask(award_rules, chosen))
    return judged(
        answers.ask(award_proposals, chosen),
        rules,
        chosen.as_of,
        AwardAnswers(answers).ranks(chosen),
    )
