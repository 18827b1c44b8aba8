"""No line of the log names a person: neither who acts nor who is proposed, done or refused."""

import logging
from datetime import datetime
from pathlib import Path

import pytest

from data.intake.load import ingest
from data.keeping.people import NAME, note_people
from data.keeping.snapshots.snapshots import freeze
from data.keeping.snapshots.storylines import keep_storyline
from schemas.storyline import Storyline
from schemas.viewer import NotAllowed, Viewer
from tests.worlds.files.award_door import FIRST, TODAY
from tests.worlds.files.award_files import CATALOG, PLAN, proposal, stepped, written

WHO, RECIPIENT = "Người Ký Minh Họa", "Cá Nhân Minh Họa Bảy"
AT = datetime(2026, 10, 2, 8)


def test_no_line_of_the_log_names_a_person(
    store: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    secretary = Viewer(WHO, "secretary", account="nguoi-ky@x.vn")
    named = {"loai_doi_tuong": "Người trực tiếp", "ten_doi_tuong": RECIPIENT}
    good = written(tmp_path, [proposal("01", **named)], "good")
    bad = written(tmp_path, [proposal("02", **named, ma_noi_dung="không có")], "bad")
    states = [o.state for o in ingest(store, [good, bad], secretary, AT, catalog=CATALOG)]
    assert states == ["accepted", "rejected"]
    with pytest.raises(NotAllowed):
        ingest(store, [good], Viewer(WHO, "leader"), AT, catalog=CATALOG)
    assert stepped(store, FIRST, "returned", by=WHO, reason=RECIPIENT).state == "accepted"
    freeze(store, PLAN, "cuối năm", TODAY, secretary, WHO)
    keep_storyline(store, Storyline(PLAN, "phiên họp", "yearly", ("cover",)), secretary)
    person = f'[[person]]\naccount = "a@x.vn"\nname = "{WHO}"\nrole = "administrator"\n'
    (store / NAME).write_text(person, encoding="utf-8")
    assert note_people(store)
    said = caplog.text + "".join(capfd.readouterr())
    assert "accepted good.csv" in said
    assert "rejected bad.csv" in said
    for name in (WHO, RECIPIENT, "nguoi-ky@x.vn", "a@x.vn"):
        assert name.casefold() not in said.casefold(), name
