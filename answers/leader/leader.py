"""Everything a leader is told of a campaign on a day, in words: page, mail, PDF, picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answers.answers import Answers
from answers.edition import edition
from answers.headline import Figure, headline_figures
from answers.leader.campaign import campaign_of
from answers.leader.changes import Changes, changes
from answers.leader.news import award_lines, deadline, phase_line, rank_line
from answers.leader.problems import WORST, Problem, nothing_known, problems
from answers.leader.verdict import verdict
from answers.value_days import value_days
from queries.reference.questions import phase_list
from queries.reporting.questions import headline
from schemas.frames import Headline
from schemas.selection import Selection
from translations import Translator


@dataclass(frozen=True)
class Leader:
    """One look at a campaign; plain text throughout, but for the chips of the figures."""

    campaign: str
    name: str
    place: str
    days: str
    covered: str
    sample: str
    verdict: str
    figures: Sequence[Figure]
    problems: Sequence[Problem]
    problem_count: int
    unknown: str
    changes: Changes
    phase: str
    awards: Sequence[str]
    ranks: str
    edition: str


def leader(answers: Answers, chosen: Selection, since: date, t: Translator) -> Leader:
    """What is said of the whole selection; `since` is the day what changed is counted from."""
    row, found = campaign_of(answers, chosen), problems(answers, chosen, t)
    return Leader(
        campaign=chosen.campaign,
        name=t.pick(row, "name"),
        place=t.pick(row, "short"),
        days=days_line(answers, chosen, t),
        covered=covered(answers, chosen, t),
        sample=t("app.sample") if row["is_illustrative"] else "",
        verdict=verdict(answers, chosen, t),
        figures=[*figures(answers, chosen, t), deadline(answers, chosen, t)],
        problems=found[:WORST],
        problem_count=len(found),
        unknown=nothing_known(answers, chosen, t) or "",
        changes=changes(answers, chosen, since, t),
        phase=phase_line(answers, chosen, t),
        awards=award_lines(answers, chosen, t),
        ranks=rank_line(answers, chosen, t),
        edition=edition(answers.folder, t),
    )


def figures(answers: Answers, chosen: Selection, t: Translator) -> list[Figure]:
    """The headline figures; of a closed phase they say met and not met."""
    [row] = Headline.rows(answers.ask(headline, chosen))
    closed = answers.ask(phase_list, chosen).filter(phase_id=chosen.phase)["is_closed"].to_list()
    return headline_figures(row, t, is_closed=closed == [True])


def days_line(answers: Answers, chosen: Selection, t: Translator) -> str:
    """«Số liệu đến hết quý III/2026, tính đến 31/10/2026; còn 27 đơn vị ở kỳ trước»."""
    return value_days(answers.ask, chosen).sentence(t)


def covered(answers: Answers, chosen: Selection, t: Translator) -> str:
    """«214/214 đơn vị»: of how many units that owe a value the figures are known."""
    row = answers.ask(headline, chosen).row(0, named=True)
    known, owed = row["value_unit_count"], row["value_expected_count"]
    return t("card.units", share=f"{t.number(known)}/{t.number(owed)}")
