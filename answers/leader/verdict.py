"""The verdict in one sentence (kết luận): status and pace of the whole, contents that lag."""

from answers.answers import Answers
from answers.coverage import known_units, too_few
from answers.leader.campaign import campaign_of
from pictures.contents import content_picture
from pictures.status import status_text
from queries.progress.questions import content_standing
from queries.reporting.questions import headline
from schemas.selection import Selection
from translations import Translator
from translations.held import held_pace


def verdict(answers: Answers, chosen: Selection, t: Translator) -> str:
    """«■ Đúng tiến độ, nhịp độ 0,97: 6 trong 8 nội dung …»; of too few units, that they are few."""
    whole = answers.ask(headline, chosen)
    held = too_few(known_units(whole), campaign_of(answers, chosen), t)
    row = whole.row(0, named=True)
    said = content_picture(answers.ask(content_standing, chosen).to_dicts(), t).sentence
    if held or row["pace_ratio"] is None:
        return held or said
    pace = held_pace(row, t)
    status = status_text(row["pace_status"], t)
    return t("leader.verdict", status=status, pace=pace, said=said[:1].lower() + said[1:])
