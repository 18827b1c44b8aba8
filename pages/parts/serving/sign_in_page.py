"""The pages around signing in: why one is there and one button; and the one that leads out."""

from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from translations import Translator, translator
from translations.act_words import PEOPLE_WHY_KEYS

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
    "unreachable",
    "large",
    "people",
    "leave",
)
GOOD = ("out", "leave")
"""What is no trouble: told quietly."""
TEMPLATE = Path(__file__).with_name("sign_in.html")
LOOK = Path(__file__).parents[3] / "static" / "look.js"
"""Light, dark or as the device: what was chosen on a page holds here too."""
LEFT = "thi-dua-so-left"
"""What a browser notes when somebody signs out, so that its other tabs leave the page too."""
FORM = '<form method="post" action="/sign-out"><button class="other">{}</button></form>'


def page(why: str, wanted: str, mark: str, *, is_english: bool) -> str:
    """The HTML; `wanted` is where one goes on to, `mark` what an administrator asks for."""
    t = translator("en" if is_english else "vi")
    reason = ""
    if why in WHYS:
        words = escape(t(PEOPLE_WHY_KEYS[why], mark=mark or "–"))
        look = "why" if why in GOOD else "why warned"
        reason = f'<p class="{look}" role="status">{words}</p>'
    other = FORM.format(escape(t("people.sign_out" if why == "leave" else "people.other_account")))
    go = escape(f"/sign-in/go?next={quote(wanted)}")
    main = f'<a class="go" href="{go}">{escape(t("people.sign_in"))}</a>'
    if why == "leave":
        other, main = "", FORM.format(escape(t("people.sign_out"))).replace('"other"', '"go"')
    return _filled(t, reason + main + (other if mark else ""), _switch(why, wanted, t))


def leaving(on: str, *, is_english: bool) -> str:
    """The page after signing out here: it leads on to where the provider signs out too, and the
    browser's other tabs leave what they show."""
    t = translator("en" if is_english else "vi")
    told = f'<p class="why" role="status">{escape(t("people.leaving"))}</p>'
    link = f'<a class="go" href="{escape(on)}">{escape(t("people.go_on"))}</a>'
    note = f"<script>try {{ localStorage.setItem({LEFT!r}, Date.now()) }} catch (e) {{}}</script>"
    head = f'<meta http-equiv="refresh" content="0; url={escape(on)}">'
    return _filled(t, f"{told}{link}{note}", "", head)


def follows() -> str:
    """The script of a page that is left when another tab signs out."""
    listens = f"if (e.key === {LEFT!r}) location.reload()"
    return f"<script>addEventListener('storage', (e) => {{ {listens} }})</script>"


def _switch(why: str, wanted: str, t: Translator) -> str:
    """The same page in the other language, which the page one goes on to speaks too."""
    url = urlsplit(wanted)
    said = [(key, value) for key, value in parse_qsl(url.query) if key != "lang"]
    said += [("lang", "en")] if t.language == "vi" else []
    going = f"{url.path}?{urlencode(said)}" if said else url.path
    other, name = "en" if t.language == "vi" else "vi", escape(t("filter.language"))
    address = escape(f"/sign-in?{urlencode({'why': why, 'next': going})}")
    return f'<a class="language" hreflang="{other}" lang="{other}" href="{address}">{name}</a>'


def _filled(t: Translator, body: str, switch: str, head: str = "") -> str:
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        language=t.language,
        title=escape(t("people.sign_in")),
        app=escape(t("app.name")),
        about=escape(t("people.sign_in_why")),
        body=body,
        switch=switch,
        head=head,
        look=LOOK.read_text(encoding="utf-8"),
    )
