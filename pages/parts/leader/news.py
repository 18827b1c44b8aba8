"""What is next, what is new of awards and ranks, each with the way to its page."""

import streamlit as st

from answers.headline import Figure
from answers.leader.news import award_lines, deadline, rank_line
from answers.models.figures import model_sentence
from charts.tasks.bars import tasks_message
from pages.parts.address import link
from pages.parts.cached import CACHED, ask
from pages.parts.opening.viewing import is_over
from queries.models.questions import model_contents
from queries.tasks.questions import task_list
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown


def news_card(chosen: Selection, t: Translator) -> None:
    """The next deadline, awards, ranks, models: a line each."""
    with st.container(key="card-news", height="stretch", gap="xsmall"):
        st.markdown(f"## {t('leader.news')}")
        if not is_over(chosen):
            _line(
                "reporting", ":material/event:", deadline_words(deadline(CACHED, chosen, t), t), t
            )
        _line("awards", ":material/military_tech:", award_lines(CACHED, chosen, t)[0], t)
        if ranks := rank_line(CACHED, chosen, t):
            _line("clusters", ":material/leaderboard:", ranks, t)
        tasks = ask(task_list, chosen)
        if tasks.height:
            _line("tasks", ":material/checklist:", tasks_message(tasks.to_dicts(), t), t)
        if models := model_sentence(ask(model_contents, chosen), t):
            _line("models", ":material/emoji_objects:", models, t)


def deadline_words(figure: Figure, t: Translator) -> str:
    """«Hạn báo cáo năm 2026: còn 14 ngày»."""
    return t("leader.deadline", label=figure.label, value=figure.value)


def _line(page: str, icon: str, said: str, t: Translator) -> None:
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"news-{page}"
    ):
        st.markdown(f"{icon} {markdown(said)}", width="stretch")
        st.page_link(
            f"pages/{page}.py",
            label=t("leader.open"),
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=link(),
        )
