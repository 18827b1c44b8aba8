"""What is frozen: each snapshot with who, why and how old; opened, compared, removed by two."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from data.keeping.snapshots.removal import removal_asked, snapshot_uses
from data.keeping.snapshots.snapshots import snapshot, snapshot_names
from data.keeping.store import store_path
from pages.parts.address import link, put
from pages.parts.council.snapshot_removal import removal_popover
from pages.parts.opening.frozen import age_words, frozen
from schemas.problems import StoreError
from schemas.selection import Selection
from schemas.snapshot import Snapshot
from translations import Translator
from translations.phrases import markdown

SNAPSHOTS_BADGE_KEYS = {
    "asked": "snapshots.badge_asked",
    "in_use": "snapshots.badge_in_use",
    "shown": "snapshots.badge_shown",
}

SHOWN = 4
TALL = 640


@dataclass(frozen=True)
class Shelf:
    """Snapshots of the campaign, the newest first; of others how many; what is damaged."""

    mine: Sequence[Snapshot]
    other_count: int
    damaged: Sequence[str]


def snapshots_of(chosen: Selection) -> Shelf:
    """What the store keeps frozen; one damaged snapshot does not hide the others."""
    found: list[Snapshot] = []
    damaged = []
    for name in snapshot_names(store_path()):
        try:
            found.append(snapshot(store_path(), name))
        except StoreError as error:
            damaged.append(str(error))
    found.sort(key=lambda s: (s.made_at, s.snapshot_id), reverse=True)
    mine = [s for s in found if s.campaign_id == chosen.campaign]
    return Shelf(mine, len(found) - len(mine), damaged)


def list_card(shelf: Shelf, t: Translator) -> None:
    """Every snapshot of the campaign with what can be done with it."""
    with st.container(key="card-frozen", gap="xsmall"):
        st.markdown(f"## {t('snapshots.list', count=t.number(len(shelf.mine)))}")
        st.caption(t("snapshots.list_caption"))
        for said in shelf.damaged:
            st.error(markdown(said), icon=":material/error:")
        if not shelf.mine:
            st.info(t("snapshots.none"), icon=":material/inbox:")
        height = TALL if len(shelf.mine) > SHOWN else "content"
        with st.container(height=height, border=False, gap="small", key="frozen-list"):
            for made in shelf.mine:
                _line(made, t)
        if shelf.other_count:
            st.caption(t("snapshots.others", count=t.number(shelf.other_count)))


def _line(made: Snapshot, t: Translator) -> None:
    uses = snapshot_uses(store_path(), made.snapshot_id)
    asked = removal_asked(store_path(), made.snapshot_id)
    with st.container(key=f"line-{made.snapshot_id}", border=True, gap="xsmall"):
        st.markdown(f"**{markdown(made.name)}** &nbsp; {_badges(made, uses, asked is not None, t)}")
        st.caption(markdown(_said(made, t)))
        if uses:
            st.caption(markdown(t("snapshots.uses", uses="; ".join(uses))))
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"tools-{made.snapshot_id}"
        ):
            st.page_link(
                "pages/overview.py",
                label=t("snapshots.open"),
                icon=":material/open_in_new:",
                query_params=link(
                    snapshot=made.snapshot_id,
                    campaign=made.campaign_id,
                    as_of=None,
                    before=None,
                    after=None,
                ),
            )
            st.button(
                t("snapshots.compare_today"),
                icon=":material/compare_arrows:",
                type="tertiary",
                key=f"snapshots.compare.{made.snapshot_id}",
                on_click=put,
                kwargs={"before": made.snapshot_id, "after": None},
            )
            removal_popover(made, uses, asked, t)


def _said(made: Snapshot, t: Translator) -> str:
    return t(
        "snapshots.line",
        label=made.label,
        as_of=t.date(made.as_of),
        by=made.made_by,
        at=t.moment(made.made_at),
        age=age_words(made, t),
        reason=made.reason,
    )


def _badges(made: Snapshot, uses: Sequence[str], is_asked: bool, t: Translator) -> str:
    shown = frozen()
    badges = {
        "shown": ("blue", "visibility", shown is not None and shown.label == made.label),
        "in_use": ("green", "link", bool(uses)),
        "asked": ("orange", "hourglass", is_asked),
    }
    return " ".join(
        f":{colour}-badge[:material/{icon}: {t(SNAPSHOTS_BADGE_KEYS[name])}]"
        for name, (colour, icon, is_so) in badges.items()
        if is_so
    )
