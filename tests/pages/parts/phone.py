"""A page as a phone asks for it: the browser has said its width before the first run."""

import pytest

from pages.parts.theme import WIDTH


def on_a_phone(monkeypatch: pytest.MonkeyPatch) -> None:
    told = property(lambda _: {WIDTH: "narrow"})
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", told)
