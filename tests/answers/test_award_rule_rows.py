"""Rules of awards come back from the store as the plan and the law say them."""

from pathlib import Path

import pytest

from answers.awards.gate import rules_of
from data.profiles.award_tables import award_law, award_rules, rule_table
from queries.awards import questions as awards
from schemas.plan.profile_file import load_profile
from schemas.selection import Selection, Viewer
from tests.worlds.query_store import query_store
from tests.worlds.rows.plans import END

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted((ROOT / "campaigns").glob("*.toml"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_key_of_every_rule_comes_back_as_it_was_said(path: Path) -> None:
    profile, law = load_profile(path), award_law()
    said = rule_table([profile], law).to_arrow()
    store = query_store()
    store.execute("INSERT INTO award_rule BY NAME SELECT * FROM said")
    rows = awards.award_rules(store, Viewer(), Selection(profile.campaign.id, END))
    assert rules_of(rows) == award_rules(profile, law)
    assert len(said) == len(rows)
