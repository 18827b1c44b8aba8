"""The minutes pack as one zip: papers, a ballot a form, the list for the vote, always the same."""

from collections.abc import Sequence

from briefing.deck.room import Room
from briefing.letters.files import file_stem
from briefing.minutes.agenda import agenda
from briefing.minutes.ballot import ballot
from briefing.minutes.eligibility import eligibility
from briefing.minutes.minutes import minutes
from briefing.minutes.session import Session
from briefing.minutes.submission import submission
from briefing.office.document import paper_document, zipped
from data.workbooks.awards.vote_list import VoteSheet, vote_list_book
from schemas.plan.awards import VoteRule


def minutes_pack(room: Room, vote_rules: Sequence[VoteRule] = ()) -> bytes:
    """The pack of a meeting on awards as of the room's day; `vote_rules` are those of the law.

    Where nothing waits, or the plan names no council, there is no ballot and no list: the agenda
    says so.
    """
    session = Session(room, vote_rules)
    votes = vote_files(session)
    papers = {
        "4-phu-luc-dieu-kien.docx": eligibility(session),
        "5-to-trinh-du-thao.docx": submission(session),
        "6-bien-ban-du-thao.docx": minutes(session),
    }
    first = agenda(session)
    rest = {name: paper_document(made) for name, made in papers.items()}
    return zipped({"1-chuong-trinh.docx": paper_document(first), **votes, **rest})


def vote_files(session: Session) -> dict[str, bytes]:
    """The list for the vote and a ballot a form; none where there is nothing to vote on."""
    if not session.is_voted:
        return {}
    found = {"2-danh-sach-bieu-quyet.xlsx": vote_list(session)}
    for form_id, label in session.forms:
        name = f"3-phieu-bieu-quyet-{file_stem(label)}.docx"
        found[name] = paper_document(ballot(session, form_id, label))
    return found


def vote_list(session: Session) -> bytes:
    """The workbook that is filled in after the vote and typed back."""
    frozen = session.room.frozen
    about = VoteSheet(
        session.campaign["campaign_id"],
        session.campaign["name_vi"],
        session.as_of,
        frozen.snapshot_id if frozen else None,
        is_illustrative=bool(session.sample),
    )
    return vote_list_book(about, session.waiting, session.t)
