"""«Đi tới»: what each mark of a chart leads to, as links: for a keyboard, and for a finger."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from charts.parts.doors import HERE
from charts.parts.theme import Figure
from pages.parts.address import here, link
from pages.parts.navigation import FIRST
from translations import Translator
from translations.phrases import markdown

STROKED = chr(0x111)  # the Vietnamese d: to Unicode its stroke is no accent
SHOWN, FEW = 60, 12
"""Links drawn at once, and how many need no words to find one by."""


@dataclass(frozen=True)
class Door:
    """Where a mark leads: its name, the page, what changes in the address (None: taken out)."""

    name: str
    page: str
    changes: tuple[tuple[str, str | None], ...]


def doors_of(figure: Figure) -> tuple[Door, ...]:
    """The doors of a figure, each place once, in the order they are drawn."""
    found: dict[Any, Door] = {}
    for group in (figure.layout.meta or {}).get("doors", ()):
        for name, values, _ in group["marks"]:
            changes = {**group["fixed"], **dict(zip(group["keys"], values, strict=True))}
            door = Door(name, group["page"], tuple(changes.items()))
            found.setdefault((door.page, door.changes), door)
    return tuple(found.values())


def door_list(name: str, doors: Sequence[Door], t: Translator) -> None:
    """The links behind «Đi tới», drawn only once it is opened; nothing where no mark leads on."""
    if not doors:
        return
    opened = st.popover(t("doors.open"), type="tertiary", on_change="rerun", key=f"doors.{name}")
    if opened.open:
        with opened:
            _links(name, doors, t)


def _links(name: str, doors: Sequence[Door], t: Translator) -> None:
    found = doors
    if len(doors) > FEW:
        said = st.text_input(t("doors.find"), key=f"doors.find.{name}", max_chars=60)
        found = [door for door in doors if _bare(said) in _bare(door.name)]
        words = {"count": t.number(len(found)), "shown": t.number(min(len(found), SHOWN))}
        st.caption(t("doors.found", **words))
    with st.container(key=f"links-{name}", gap=None, height=320 if len(doors) > FEW else "content"):
        for door in found[:SHOWN]:
            page, address = target(door)
            st.page_link(f"pages/{page}.py", label=markdown(door.name), query_params=address)


def target(door: Door) -> tuple[str, dict[str, str]]:
    """The page a door leads to and its address; on the page one is on all else stays."""
    now = st.session_state.get("page") or FIRST
    page = now if door.page == HERE else door.page
    return page, (here if page == now else link)(**dict(door.changes))


def _bare(text: str) -> str:
    """A text without accents and capitals, to be found by."""
    bare = unicodedata.normalize("NFD", text.lower().replace(STROKED, "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
