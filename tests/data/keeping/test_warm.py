"""Tables of the current day are made before anybody asks, and nobody makes them again."""

from datetime import date, datetime
from pathlib import Path

import pytest

from data.keeping.store import open_store
from data.keeping.warm import last_steps, warm, warm_again
from data.pipeline.days import Days
from data.pipeline.steps import read_by, rests_on
from queries.catalogue import questions
from queries.progress.questions import content_standing
from schemas.selection import Selection, Viewer
from tests.project_files import ROOT
from tests.worlds.store_factories import hand_in, published, sample_store


def test_every_table_that_a_question_reads_is_made_but_those_that_rest_on_a_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, datetime(2026, 4, 10, 8, 30))
    published(store)
    reader = open_store(store)
    campaign = reader.cursor().execute("SELECT campaign_id FROM campaign").fetchall()[0][0]
    warm(reader, campaign)
    made = {name for day in reader._days._kept.values() for name in day.made}
    for asked in questions():
        sql = next(ROOT.glob(f"queries/*/{asked.name}.sql")).read_text(encoding="utf-8")
        if not asked.is_of_one:
            continue  # the day of all campaigns is no campaign's: it is made when it is asked for
        chosen = {name for name in read_by(sql) if rests_on(name, "period_id")}
        assert made >= set(read_by(sql)) - chosen - {"official_rank"}, asked.name
    monkeypatch.setattr(Days, "_run", None)
    warm(reader, campaign)  # makes nothing again


def test_a_newer_version_is_made_ready_for_the_days_people_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = sample_store(tmp_path)
    hand_in(store, {"i1": 101.0}, datetime(2026, 4, 10, 8, 30))
    published(store)
    before = open_store(store)
    campaign = before.cursor().execute("SELECT campaign_id FROM campaign").fetchall()[0][0]
    days = [date(2026, 4, 15), date(2026, 4, 20), date(2026, 4, 12)]
    for day in days:
        content_standing(before, Viewer(), Selection(campaign, day, phase="phase-1"))
    lately = before.lately()
    assert [asked.as_of for asked, _ in lately] == days[::-1]
    hand_in(store, {"i1": 102.0}, datetime(2026, 4, 11, 8, 30))
    published(store)
    after = open_store(store)
    assert after is not before
    assert after.lately() == []
    assert warm_again(after, lately, lambda: False) == 0
    monkeypatch.setattr("data.keeping.warm.PAUSE", 0)
    assert warm_again(after, lately) == sum(len(names) for _, names in lately) > 2
    monkeypatch.setattr(Days, "_run", None)  # whoever asks now makes nothing
    for day in days:
        content_standing(after, Viewer(), Selection(campaign, day, phase="phase-1"))


def test_what_stands_for_another_or_is_screened_is_not_made_for_itself() -> None:
    assert not {"now_row", "own_figure", "progress_shown", "screening_flag"} & set(last_steps())
