"""What a page says when it cannot go on: no store, no right, nothing found."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.parts.address import address
from pages.parts.opening.frozen import leave_button
from pages.parts.opening.who import viewer
from queries.question import QuestionError
from schemas.problems import StoreError
from schemas.selection import NotAllowed
from translations import Translator
from translations.act_words import PEOPLE_ACT_KEYS, PEOPLE_ROLE_KEYS
from translations.phrases import markdown

LOG = logging.getLogger("pages")


def _denied(error: NotAllowed, t: Translator) -> str:
    role = t(PEOPLE_ROLE_KEYS[viewer().role])
    if error.act:
        return t("people.may_not", role=role, act=t(PEOPLE_ACT_KEYS[error.act]))
    return str(error)


@contextmanager
def shown_problems(t: Translator) -> Iterator[None]:
    """Turn what stops a page into words: what is wrong and what to do."""
    try:
        yield
    except StoreError as error:
        st.title(t("message.store_title"))
        st.error(markdown(str(error)), icon=":material/database_off:")
        if address().get("snapshot"):
            leave_button(t)
        else:
            st.markdown(t("message.store_help"))
    except NotAllowed as error:
        st.title(t("message.not_allowed_title"))
        st.error(markdown(_denied(error, t)), icon=":material/lock:")
    except QuestionError as error:
        st.title(t("message.fault_title"))
        st.error(markdown(str(error)), icon=":material/help:")
    except Exception:  # a fault of ours: the room reads a plain sentence, the log keeps the rest
        LOG.exception("page")
        st.title(t("message.fault_title"))
        st.error(t("message.fault_help"), icon=":material/build:")
