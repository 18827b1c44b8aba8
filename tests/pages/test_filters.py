from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.address import clear_filters, here, is_filtered, link, put
from schemas.selection import Selection

names = st.text("abcdefgh0123456789-", min_size=1, max_size=12)
maybe = st.none() | names
selections = st.builds(
    Selection,
    campaign=names,
    as_of=st.dates(date(2011, 1, 1), date(2031, 12, 31)),
    phase=st.sampled_from(["phase-1", "phase-2"]),
    unit_type=maybe,
    cluster=maybe,
    unit=maybe,
    content=maybe,
    indicator=maybe,
    period=maybe,
    compare=maybe,
)
DEFAULT = Selection("c", date(2026, 10, 31))


@given(selections)
def test_a_selection_survives_the_address(chosen: Selection) -> None:
    assert Selection.from_query(chosen.to_query(), DEFAULT) == chosen


@given(st.dictionaries(names, names), st.text(max_size=12))
def test_an_address_full_of_nonsense_still_gives_a_selection(
    query: dict[str, str], as_of: str
) -> None:
    unknown = {key: value for key, value in query.items() if not hasattr(DEFAULT, key)}
    if not as_of.strip().replace("-", "").isdigit():
        assert Selection.from_query({**unknown, "as_of": as_of}, DEFAULT) == DEFAULT


class Address(dict[str, str]):
    """An address that no browser shows."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, said: dict[str, str]) -> None:
        self.writings += 1
        self.clear()
        self.update(said)

    writings = 0


@pytest.fixture
def query(monkeypatch: pytest.MonkeyPatch) -> Address:
    from pages.parts import address

    said = Address()
    kept: dict[str, Any] = {}
    monkeypatch.setattr(address.st, "query_params", said)
    monkeypatch.setattr(address.st, "session_state", kept)
    return said


def test_putting_nothing_takes_the_key_out_of_the_address(query: Address) -> None:
    put(cluster="cum-7", content="nd1")
    put(content=None)
    assert query == {"cluster": "cum-7"}


def test_a_link_changes_only_what_it_names(query: Address) -> None:
    put(campaign="c", cluster="cum-7", lang="en")
    assert link(cluster=None, unit="01") == {"campaign": "c", "lang": "en", "unit": "01"}
    assert query["cluster"] == "cum-7"


def test_many_values_are_one_step_of_the_history(query: Address) -> None:
    put(cluster="cum-7", content="nd1", groups=None)
    assert query.writings == 1
    put(cluster="cum-7", indicator=None)
    assert query.writings == 1


def test_what_is_a_page_s_own_stays_on_the_page(query: Address) -> None:
    put(cluster="cum-7", view="missing", compare="a,b")
    assert link(unit="01") == {"cluster": "cum-7", "unit": "01"}
    assert link(view="all") == {"cluster": "cum-7", "view": "all"}
    assert here(unit="01") == {"cluster": "cum-7", "view": "missing", "compare": "a,b"} | {
        "unit": "01"
    }


def test_clearing_is_offered_where_the_page_shows_what_would_be_cleared(query: Address) -> None:
    put(campaign="c", lang="en", snapshot="s", unit="01")
    assert is_filtered(("unit",))
    assert not is_filtered(("cluster", "as_of"))
    put(view="missing")
    assert is_filtered(("cluster",))
    clear_filters()
    assert query == {"campaign": "c", "lang": "en", "snapshot": "s"}
