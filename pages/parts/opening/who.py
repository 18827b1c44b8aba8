"""Who is at the page: the viewer of this session, asked anew in every run, never kept for all."""

from dataclasses import replace
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from pages.parts.address import link
from pages.parts.navigation import FIRST, SEEN_BY
from pages.parts.serving.sessions import SignedOut, account_mark, person_of
from pages.parts.serving.settings import is_signing_in
from schemas.selection import Selection
from schemas.viewer import Act, Viewer
from translations import Translator
from translations.act_words import PEOPLE_ACT_KEYS, PEOPLE_ROLE_KEYS, PEOPLE_WHY_KEYS
from translations.phrases import markdown


def viewer() -> Viewer:
    """Who runs this page."""
    return signed_in() or Viewer()


def signed_in() -> Viewer | None:
    """Who has signed in, asked anew in every run; None: nobody has to, since only this machine
    reaches the server, and whoever sits at it is its administrator. SignedOut: not any more."""
    return person_of(st.user.to_dict()) if is_signing_in() else None


def still_in(t: Translator) -> bool:
    """Whether this run may go on; where the session is over the page says why, with the way in."""
    try:
        viewer()
    except SignedOut as error:
        st.title(t("people.left"), anchor=False)
        st.info(t(PEOPLE_WHY_KEYS[error.why], mark=account_mark(st.user.to_dict())))
        query = urlencode(st.query_params.to_dict())
        wanted = quote(
            f"{urlsplit(st.context.url or '/').path or '/'}{'?' if query else ''}{query}"
        )
        st.html(f'<a href="/sign-in?next={wanted}" target="_self">{t("people.sign_in")}</a>')
        return False
    return True


def may(act: Act, t: Translator) -> bool:
    """Whether the viewer's role may do it; where not, that is said in its place."""
    is_allowed = viewer().may(act)
    if not is_allowed:
        st.info(t("people.only_role", act=t(PEOPLE_ACT_KEYS[act])), icon=":material/lock:")
    return is_allowed


def sign(label: str, t: Translator, usual: str = "", key: str | None = None) -> Viewer:
    """Who signs what is written: the one signed in; where nobody has to sign in, a typed name."""
    asking = signed_in()
    if asking is not None:
        st.caption(t("people.signs", name=markdown(asking.name)))
        return asking
    typed = st.text_input(label, usual, key=key, max_chars=80)
    return replace(viewer(), name=typed.strip())


def may_open(page: str, t: Translator) -> bool:
    """Whether the viewer's role has the page; where not, the page says so."""
    role = viewer().role
    if role in SEEN_BY[page]:
        return True
    st.title(t("message.not_allowed_title"), anchor=False)
    said = {"role": t(PEOPLE_ROLE_KEYS[role]), "page": t(f"nav.{page}")}
    st.error(t("people.not_seen", **said), icon=":material/lock:")
    label, icon = t("people.to_first"), ":material/arrow_back:"
    st.page_link(f"pages/{FIRST}.py", label=label, icon=icon, query_params=link())
    return False


def own(chosen: Selection) -> Selection:
    """The selection as answers will be of: the viewer's own unit or cluster where it is open."""
    asking = viewer()
    if asking.units is not None and chosen.unit is None and len(asking.units) == 1:
        return replace(chosen, unit=next(iter(asking.units)))
    if asking.clusters is not None and chosen.cluster is None and len(asking.clusters) == 1:
        return replace(chosen, cluster=next(iter(asking.clusters)))
    return chosen
