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
from briefing.office.paper import Paper
from data.workbooks.awards.vote_list import VoteSheet, vote_list_book
from schemas.plan.awards import VoteRule

LIST = "2-danh-sach-bieu-quyet.xlsx"


def minutes_pack(room: Room, vote_rules: Sequence[VoteRule] = ()) -> bytes:
    """The pack of a meeting on awards as of the room's day; `vote_rules` are those of the law.

    Where nothing waits, or the plan names no council, there is no ballot and no list: the agenda
    says so.
    """
    session = Session(room, vote_rules)
    made = {name: paper_document(paper) for name, paper in papers(session).items()}
    lists = {LIST: vote_list(session)} if session.is_voted else {}
    first, *rest = made.items()
    return zipped(dict([first, *lists.items(), *rest]))


def papers(session: Session) -> dict[str, Paper]:
    """Every paper of the pack by the name of its file, in the order of the meeting."""
    forms = session.forms if session.is_voted else []
    return {
        "1-chuong-trinh.docx": agenda(session),
        **{
            f"3-{n:02}-phieu-bieu-quyet-{file_stem(label)}.docx": ballot(session, form_id, label)
            for n, (form_id, label) in enumerate(forms, start=1)  # a folder lists them by rank
        },
        "4-phu-luc-dieu-kien.docx": eligibility(session),
        "5-to-trinh-du-thao.docx": submission(session),
        "6-bien-ban-du-thao.docx": minutes(session),
    }


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
