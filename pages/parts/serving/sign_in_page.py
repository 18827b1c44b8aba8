"""The page before signing in: why one is there, and one button."""

from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

from translations import translator

WHYS = (
    "out",
    "long",
    "idle",
    "unknown",
    "disabled",
    "mail",
    "cancelled",
    "refused",
    "failed",
    "large",
    "people",
)
TEMPLATE = Path(__file__).with_name("sign_in.html")


def page(why: str, wanted: str, mark: str, *, is_english: bool) -> str:
    """The HTML; `wanted` is where one goes on to, `mark` what an administrator asks for."""
    t = translator("en" if is_english else "vi")
    reason, other = "", ""
    if why in WHYS:
        words = escape(t(f"people.why.{why}", mark=mark or "–"))
        reason = f'<p class="why" role="status">{words}</p>'
    if mark:
        other = f'<p><a href="/auth/logout">{escape(t("people.other_account"))}</a></p>'
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        language=t.language,
        sign_in=escape(t("people.sign_in")),
        app=escape(t("app.name")),
        about=escape(t("people.sign_in_why")),
        why=reason,
        other=other,
        go=escape(f"/sign-in/go?next={quote(wanted)}"),
    )
