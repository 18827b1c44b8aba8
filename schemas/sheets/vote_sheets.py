"""The council's vote as it is typed back, typed; the name of a check is its rule."""

from datetime import date

import pandera.polars as pa
import polars as pl
from pandera.polars import PolarsData

from schemas.sheets.fields import column as col
from schemas.sheets.reports import TEXT_LIMIT, Arriving, passes


class MeetingArrived(Arriving):
    """The head of a list for the vote (phiên họp). Grain: file."""

    member_count: int = col("Members of the council", "people", "vote list", nullable=True)
    present_count: int = col("Members that were there", "people", "vote list", nullable=True)
    written_count: int = col("Absent ones asked in writing", "people", "vote list", nullable=True)
    meeting_date: date = col("Day of the meeting", source="vote list", nullable=True)
    document: str = col("Number of the minutes", source="vote list", nullable=True)
    listed_on: date = col("Day of the figures of the list", source="vote list", nullable=True)
    quorum_count: int = col("Members that must be there", "people", "law", nullable=True)
    today: date = col("Day of the check", source="store")


class ArrivingMeeting(MeetingArrived):
    """Hard rules of the head. Grain: file."""

    @pa.dataframe_check
    @classmethod
    def council_size_given(cls, data: PolarsData) -> pl.LazyFrame:
        """The council has members."""
        return passes(data, pl.col("member_count").is_not_null() & (pl.col("member_count") > 0))

    @pa.dataframe_check
    @classmethod
    def present_given(cls, data: PolarsData) -> pl.LazyFrame:
        """Somebody was there."""
        return passes(data, pl.col("present_count").is_not_null() & (pl.col("present_count") > 0))

    @pa.dataframe_check
    @classmethod
    def written_not_negative(cls, data: PolarsData) -> pl.LazyFrame:
        """Those asked in writing are not fewer than none."""
        return passes(data, pl.col("written_count") >= 0)

    @pa.dataframe_check
    @classmethod
    def present_within_council(cls, data: PolarsData) -> pl.LazyFrame:
        """No more vote than the council has members."""
        voting = pl.col("present_count") + pl.col("written_count").fill_null(0)
        return passes(data, voting <= pl.col("member_count"))

    @pa.dataframe_check
    @classmethod
    def meeting_day_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A meeting has a day."""
        return passes(data, pl.col("meeting_date").is_not_null())

    @pa.dataframe_check
    @classmethod
    def meeting_by_today(cls, data: PolarsData) -> pl.LazyFrame:
        """The meeting is not to come."""
        return passes(data, pl.col("meeting_date") <= pl.col("today"))

    @pa.dataframe_check
    @classmethod
    def meeting_after_list(cls, data: PolarsData) -> pl.LazyFrame:
        """Nobody votes on a list before its figures are known."""
        return passes(data, pl.col("meeting_date") >= pl.col("listed_on"))

    @pa.dataframe_check
    @classmethod
    def minutes_number_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A vote stands in minutes that have a number."""
        return passes(data, pl.col("document").is_not_null())


class MeetingDoubt(MeetingArrived):
    """Soft rules of the head. Grain: file."""

    @pa.dataframe_check
    @classmethod
    def vote_without_quorum(cls, data: PolarsData) -> pl.LazyFrame:
        """As many were there as the rule asks for."""
        return passes(data, pl.col("present_count") >= pl.col("quorum_count"))


class VoteArrived(Arriving):
    """The vote on one proposal (kết quả biểu quyết). Grain: row of the list."""

    row: int = col("Row of the sheet", source="vote list", unique=True)
    proposal_id: str = col("Proposal", source="vote list", nullable=True)
    agreed_count: int = col("Votes for", "votes", "vote list", nullable=True)
    against_count: int = col("Votes against", "votes", "vote list", nullable=True)
    blank_count: int = col("Votes blank or not valid", "votes", "vote list", nullable=True)
    result: str = col("passed, refused or left", source="vote list", nullable=True)
    opinion: str = col("What the council said", source="vote list", nullable=True)
    voting_count: int = col("Members that could vote", "people", "vote list", nullable=True)
    needed_count: int = col("Votes for that it takes", "votes", "law", nullable=True)


class ArrivingVote(VoteArrived):
    """Hard rules of a vote. Grain: row of the list."""

    @pa.dataframe_check
    @classmethod
    def vote_result_given(cls, data: PolarsData) -> pl.LazyFrame:
        """Every row says what came of it."""
        return passes(data, pl.col("result").is_not_null())

    @pa.dataframe_check
    @classmethod
    def votes_given(cls, data: PolarsData) -> pl.LazyFrame:
        """A vote is counted in all three columns; a blank is not a zero."""
        counted = pl.all_horizontal(pl.col(*COUNTED).is_not_null())
        return passes(data, counted | (pl.col("result") == "left"))

    @pa.dataframe_check
    @classmethod
    def votes_not_negative(cls, data: PolarsData) -> pl.LazyFrame:
        """No count is below zero."""
        return passes(data, pl.min_horizontal(*COUNTED) >= 0)

    @pa.dataframe_check
    @classmethod
    def votes_within_present(cls, data: PolarsData) -> pl.LazyFrame:
        """No more votes than members who voted."""
        return passes(data, pl.sum_horizontal(*COUNTED) <= pl.col("voting_count"))

    @pa.dataframe_check
    @classmethod
    def left_without_votes(cls, data: PolarsData) -> pl.LazyFrame:
        """What is left for another meeting was not voted on."""
        voted = pl.any_horizontal(pl.col(*COUNTED).is_not_null())
        return passes(data, ~((pl.col("result") == "left") & voted))

    @pa.dataframe_check
    @classmethod
    def result_follows_votes(cls, data: PolarsData) -> pl.LazyFrame:
        """Passed with as many votes as the rule asks for, and only then."""
        enough = pl.col("agreed_count") >= pl.col("needed_count")
        return passes(data, (pl.col("result") == "left") | (enough == is_passed()))

    @pa.dataframe_check
    @classmethod
    def opinion_within_limit(cls, data: PolarsData) -> pl.LazyFrame:
        """An opinion is not longer than the limit."""
        return passes(data, pl.col("opinion").str.len_chars() <= TEXT_LIMIT)


class VoteDoubt(VoteArrived):
    """Soft rules of a vote. Grain: row of the list."""

    @pa.dataframe_check
    @classmethod
    def votes_fewer_than_present(cls, data: PolarsData) -> pl.LazyFrame:
        """As many votes as members who voted."""
        counted = pl.all_horizontal(pl.col(*COUNTED).is_not_null())
        return passes(data, ~counted | (pl.sum_horizontal(*COUNTED) >= pl.col("voting_count")))


COUNTED = ("agreed_count", "against_count", "blank_count")


def is_passed() -> pl.Expr:
    """Whether the council passed it, as the row says."""
    return pl.col("result") == "passed"
