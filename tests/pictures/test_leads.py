"""Leads of clusters: the least firm on top; the sentence counts clusters with a verdict alone."""

from pictures.leads import lead_picture
from tests.worlds.frames import score_frames as s
from translations import translator

VI, EN = translator("vi"), translator("en")


def joined(**verdicts: str) -> list[dict[str, object]]:
    glance = s.glances(
        s.glance_row("c1", 2.0),
        s.glance_row("c2", 9.0),
        s.glance_row("c3", 1.0),
        s.glance_row("c4", 0.5),
        s.glance_row("c5", None),
    )
    known = s.verdict_of(**verdicts).select("cluster_id", "verdict")
    return glance.join(known, on="cluster_id", how="left").to_dicts()


def test_a_lead_in_doubt_stands_over_a_firm_one_that_is_smaller() -> None:
    picture = lead_picture(joined(c1="firm", c2="even", c3="sensitive"), VI)
    assert [mark.code for mark in picture.marks] == ["c2", "c3", "c1", "c4"]
    said = [(mark.glyph, mark.word) for mark in picture.marks]
    assert said == [("?", "Ngang ngửa"), ("≈", "Nhạy cảm"), ("■", "Vững"), ("", "–")]
    assert [mark.margin_text for mark in picture.marks] == ["9", "1", "2", "1"]


def test_a_cluster_too_small_for_a_verdict_is_in_no_total() -> None:
    said = lead_picture(joined(c1="firm", c2="even", c3="firm"), VI).sentence
    assert said == "Vị trí dẫn đầu vững ở 2/3 cụm, khối; ngang ngửa ở 1"


def test_without_any_verdict_the_sentence_says_so() -> None:
    assert lead_picture(joined(), EN).sentence == "No cluster has enough units to test its lead"
    assert lead_picture([], VI).marks == ()
