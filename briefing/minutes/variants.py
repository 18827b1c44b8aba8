"""Sentences of the minutes pack that stand for one another."""

# Variants of one sentence share its key: an edit or a deletion holds whichever is said next.
VARIANTS = {
    "agenda.no_council": "agenda.ballot_how",
    "agenda.nothing": "agenda.ballot_how",
    "record.time_held": "record.time",
    "record.members_held": "record.members",
    "record.no_items": "record.item",
    "record.no_votes": "record.counters",
    "submission.waiting_direct": "submission.waiting_council",
    "submission.nothing": "submission.ask",
    "submission.ask_direct": "submission.ask",
}
