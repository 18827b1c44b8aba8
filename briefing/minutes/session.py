"""The meeting a pack is made for (phiên xét): what waits for the council, what is still free."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from answers.awards.gate import rules_of, why
from answers.criteria.dossier import checked_sentence, checklist
from answers.edition import edition
from briefing.deck.awards.waiting import by_form, direct, has_council, in_state, waiting
from briefing.deck.decisions import decisions_of
from briefing.deck.more_forms import Decision
from briefing.deck.room import Room
from briefing.minutes.free_places import FreePlaces
from briefing.minutes.held import Held, held_of
from briefing.minutes.variants import VARIANTS
from briefing.office.owner import Owner, owner
from briefing.office.paper import Sentence
from methods.award_gate import gate
from methods.council_vote import vote_rule
from queries.awards.questions import award_route, award_rules, award_steps
from queries.criteria.questions import proposal_criteria
from queries.reference.questions import plan_documents, unit_list
from queries.reporting.obligations import own_report_list
from schemas.frames import CampaignList
from schemas.plan.awards import AwardRule, VoteRule
from translations import translator
from translations.official import official
from translations.value_words import AWARDS_CLASS_KEYS, MINUTES_VERDICT_KEYS

Row = dict[str, Any]


class Session:
    """Answers of one room as papers need them: Vietnamese, staff's or wide, frozen or not."""

    def __init__(self, room: Room, vote_rules: Sequence[VoteRule] = ()) -> None:
        self.t = translator("vi")
        self.vote_rules = vote_rules
        self.room = Room(room.answers, room.chosen, self.t, room.meeting, room.frozen, room.story)
        self.as_of = room.chosen.as_of

    def sentence(self, key: str, of: str = "", **words: str) -> Sentence:
        """The sentence of a rule, which is found again in an edited file; `of` tells those of one
        rule apart, `key` is that of its words (minutes.…)."""
        name = key.removeprefix("minutes.")
        name = VARIANTS.get(name, name)
        return Sentence(f"{name}:{of}" if of else name, self.t(key, **words))

    @cached_property
    def campaign(self) -> CampaignList:
        """The campaign's row."""
        return self.room.campaign

    @cached_property
    def owner(self) -> Owner:
        """The committee or ministry whose council meets."""
        return owner(self.campaign, self.as_of, self.t)

    @cached_property
    def standing(self) -> str:
        """Whom the plan charges with the own report upward, so with submissions; or nothing."""
        rows = self.room.ask(own_report_list)
        return self._names.get(rows["unit_id"][0], "") if rows.height else ""

    @cached_property
    def sample(self) -> str:
        """The label of invented data, or nothing."""
        return self.t("app.sample") if self.campaign["is_illustrative"] else ""

    @cached_property
    def stamp(self) -> str:
        """Of what day the figures are, under which snapshot, made by which release."""
        frozen = self.room.frozen
        label = frozen.label if frozen else self.t("minutes.not_frozen")
        said = self.t("minutes.stamp", date=self.day(self.as_of), label=label)
        return f"{said} {edition(self.room.answers.folder, self.t)}."

    @cached_property
    def route(self) -> list[Row]:
        """Steps of the routes, of the plan, then of the law."""
        return self.room.ask(award_route).to_dicts()

    @property
    def decider(self) -> str:
        """Who decides or submits what the council speaks of: no unit by itself, nobody above."""
        ends = (s for s in self.route if s["state"] in ("decided", "submitted"))
        found = next((str(s["actor_vi"]) for s in ends if not s["is_own"]), None)
        return found or self.t("minutes.decider_unknown")

    @property
    def has_council(self) -> bool:
        """Whether some route has a step where the council passes."""
        return has_council(self.room)

    @property
    def is_voted(self) -> bool:
        """Whether there is a council and something for it to vote on."""
        return self.has_council and bool(self.waiting)

    @cached_property
    def _checklists(self) -> pl.DataFrame:
        every = self.room.everything
        asked = replace(every, year=every.year or self.as_of.year)
        return checklist(self.room.ask(proposal_criteria, asked), self.t)

    def criteria(self, proposal_id: str) -> str:
        """Of how many criteria of the plan a dossier has something said, and of which not."""
        return checked_sentence(self._checklists.filter(proposal_id=proposal_id), self.t)

    @cached_property
    def proposals(self) -> pl.DataFrame:
        """Every proposal with the gate's answer."""
        return self.room.awards.judged_proposals(self.room.everything)

    @cached_property
    def documents(self) -> pl.DataFrame:
        """Documents of the campaign, its own plan first."""
        return self.room.ask(plan_documents)

    @cached_property
    def states(self) -> Counter[str]:
        """How many proposals are in each state."""
        return Counter(self.proposals["state"] if self.proposals.height else ())

    @cached_property
    def rule_rows(self) -> pl.DataFrame:
        """The rules with documents and clauses."""
        return self.room.ask(award_rules)

    @cached_property
    def rules(self) -> list[AwardRule]:
        """The same as rules."""
        return rules_of(self.rule_rows)

    @cached_property
    def waiting(self) -> list[Row]:
        """Proposals before the council, by form from the highest, then by unit; the same order in
        list, ballots, agenda and slides."""
        return self._numbered(waiting(self.room))

    @cached_property
    def passed(self) -> list[Row]:
        """Proposals the council passed and nobody has decided."""
        return self._numbered(in_state(self.room, "passed"))

    @cached_property
    def direct(self) -> list[Row]:
        """Proposals that come to who decides without the council; none where there is no council,
        since then they are what waits."""
        return self._numbered(direct(self.room)) if self.has_council else []

    def _numbered(self, found: pl.DataFrame) -> list[Row]:
        rows = found.to_dicts()
        return [row | {"number": n} | self._words(row) for n, row in enumerate(rows, start=1)]

    def _words(self, row: Row) -> Row:
        t = self.t
        who = row["recipient_name"] or t(AWARDS_CLASS_KEYS[row["recipient_class"]])
        return {
            "form": row["form_vi"],
            "unit_name": self._names.get(row["unit_id"], row["short_name"]),
            "recipient": who,
            "verdict": t(MINUTES_VERDICT_KEYS[row["verdict_now"]]),
            "free": self._free(row),
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        """Full names of the units there are on the day."""
        units = self.room.ask(unit_list)
        return dict(units.select("unit_id", "unit_name").iter_rows())

    @cached_property
    def places(self) -> FreePlaces:
        """How many of each number can still be passed."""
        return FreePlaces(self.proposals.to_dicts(), self.rules, self.as_of)

    def _free(self, row: Row) -> int | str:
        free = self.places.free(row)
        if free is not None:
            return free
        is_asked = bool(self.places.quotas(row))
        return self.t("minutes.free_unknown" if is_asked else "minutes.free_none")

    def source(self, rule: Row) -> str:
        """Document and clause of a rule."""
        return ", ".join(part for part in (rule["document"], rule["clause"]) if part)

    @cached_property
    def answers(self) -> dict[str, list[Row]]:
        """Every rule's answer to every proposal, with its words, document and clause."""
        ranks = self.room.awards.ranks(self.room.everything)
        found = gate(self.proposals, self.rules, self.as_of, ranks)
        both = found.join(self.rule_rows, on="rule_id", how="left", maintain_order="left")
        answers: dict[str, list[Row]] = {}
        for row in both.to_dicts():
            said = {"why": why(row, self.t), "word": self.t(MINUTES_VERDICT_KEYS[row["verdict"]])}
            answers.setdefault(row["proposal_id"], []).append(row | said)
        return answers

    @cached_property
    def votes(self) -> Mapping[str, Row]:
        """The last step of each proposal that the council passed: minutes and votes."""
        steps = self.room.ask(award_steps).filter(state="passed").to_dicts()
        return {step["proposal_id"]: step for step in steps}

    @cached_property
    def held(self) -> Held | None:
        """The last vote that was typed back, until something newer waits for the council."""
        return held_of(self.room.ask(award_steps), self.waiting)

    @cached_property
    def ballots(self) -> list[Row]:
        """What the minutes are about: what was voted on at the session held, with its counts, else
        what waits; in the order of list, ballots and slides."""
        if self.held is None:
            return self.waiting
        both = [*self.held.votes, *(row["proposal_id"] for row in self.waiting)]
        rows = self._numbered(self.proposals.filter(pl.col("proposal_id").is_in(both)))
        return [row | self.held.votes.get(row["proposal_id"], {}) for row in rows]

    @cached_property
    def decisions(self) -> list[Decision]:
        """What must be decided, in the order of the agenda."""
        return decisions_of(self.room)

    def day(self, day: date) -> str:
        """A day as official papers write it: 0 before days under ten and months under three."""
        return official("vi").date(day)

    def majority(self, form_id: str) -> str:
        """How many must agree to a form, in the words of the rule; bracketed where unknown."""
        rule = vote_rule(form_id, self.as_of, self.vote_rules)
        return rule.label_vi if rule else self.t("minutes.majority_unknown")

    @property
    def forms(self) -> list[tuple[str, str]]:
        """Forms that something waits for, with their labels, in the order of the decisions."""
        found = waiting(self.room)
        return [(f["form_id"], f["form_vi"]) for f, _ in by_form(found)] if found.height else []
