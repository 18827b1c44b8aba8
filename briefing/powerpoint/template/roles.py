"""Our colours said in those of a theme, by how far each stands out from the theme's own ground.

A deck is put in ten slots of our own theme, one a role. In another theme a role is what does its
work there: greys are steps between its words and its ground, as far from the ground as ours are
from paper; what asks for attention is its red, else ours; all dark enough to be read.
"""

import colorsys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from briefing.drawing.shapes import FILL
from briefing.powerpoint.theme import SLOTS

Color = tuple[float, float, float]
GREYS = ("context", "pale", "mute", "earlier", "rest")
HUES = {"attention": 0.0, "doubt": 43 / 360}
NEAR, COLOURED, READ = 28 / 360, 0.2, 4.5
ACCENTS = tuple(f"accent{n}" for n in range(1, 7))
SCHEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
NAMES = {slot: scheme for scheme, slot in SCHEME.items()}


@dataclass(frozen=True)
class Role:
    """A colour of the theme with its lightness times `part` plus `more`; or one of our own."""

    slot: str
    part: float = 1
    more: float = 0
    literal: str = ""


@dataclass(frozen=True)
class Roles:
    """What each slot of ours is in the theme; `light` is the lightness of its ground."""

    of: dict[str, Role]
    light: float = 1


def roles_of(presentation: Any) -> Roles | None:
    """The roles in the theme of a presentation; None where the theme is ours."""
    master = presentation.slide_masters[0]
    theme = parse_xml(master.part.part_related_by(KIND.THEME).blob)
    colors = _colors(theme)
    if all(_hex(colors[slot]) == FILL[tone].lower() for slot, tone in SLOTS.items()):
        return None
    told = master._element.find(qn("p:clrMap"))
    mapped = dict(SCHEME) if told is None else {k: str(told.get(k)) for k in SCHEME}
    by_name = {name: colors[slot] for name, slot in mapped.items()}
    by_name |= {name: colors[name] for name in ACCENTS}
    return _resolved(by_name, _ground(master, by_name))


def _resolved(colors: dict[str, Color], ground: Color) -> Roles:
    words = max(("tx1", "bg1", "tx2", "bg2"), key=lambda n: _readable(n, colors, ground))
    paper = min(("bg1", "tx1", "bg2", "tx2"), key=lambda n: contrast(colors[n], ground))
    light = _light(ground)
    found = {"ink": Role(words), "paper": Role(paper)}
    for tone in GREYS:
        least = contrast(_rgb(FILL[tone]), _rgb(FILL["paper"]))
        found[tone] = _towards(words, least, colors, ground)
    free = [n for n in ACCENTS if _saturation(colors[n]) >= COLOURED]
    for tone, hue in HUES.items():
        near = [n for n in free if _apart(_hue(colors[n]), hue) <= NEAR]
        name = min(near, key=lambda n: _apart(_hue(colors[n]), hue), default="")
        free = [n for n in free if n != name]
        found[tone] = _read(name, FILL[tone], colors, ground)
    subject = next(iter(free), "")
    found["subject"] = _read(subject, FILL["subject"], colors, ground)
    return Roles({NAMES.get(slot, slot): found[tone] for slot, tone in SLOTS.items()}, light)


def _readable(name: str, colors: dict[str, Color], ground: Color) -> float:
    """Words are the theme's own where they can be read at all."""
    found = contrast(colors[name], ground)
    return found + (100 if name == "tx1" and found >= READ else 0)


def _read(name: str, own: str, colors: dict[str, Color], ground: Color) -> Role:
    """A colour as dark, or on a dark ground as light, as it must be to be read."""
    color, end = colors[name] if name else _rgb(own), 0.0 if _luminance(ground) > 0.18 else 1.0
    for step in range(21):
        part, more = 1 - step / 20, end * step / 20
        made = _lit(color, part, more)
        if contrast(made, ground) >= READ:
            return Role(name, part, more) if name else Role("", literal=_hex(made))
    return Role("tx1")


def _towards(name: str, least: float, colors: dict[str, Color], ground: Color) -> Role:
    """A colour on its way to the lightness of the ground, until it stands out no more than that."""
    light = _light(ground)
    for step in range(101):
        part, more = 1 - step / 100, light * step / 100
        if contrast(_lit(colors[name], part, more), ground) <= least:
            return Role(name, part, more)
    return Role(name)


def dress(roots: Iterable[Any], roles: Roles) -> None:
    """Every colour of ours under these elements becomes the theme's."""
    for root in roots:
        for old in list(root.iter(qn("a:schemeClr"))):
            role = roles.of.get(NAMES_OF.get(old.get("val"), old.get("val")))
            if role:
                _replace(old, role, roles.light)


NAMES_OF = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


def _replace(old: Any, role: Role, light: float) -> None:
    """With the step towards the ground it had: lighter on paper is darker on a dark ground."""
    step = old.find(qn("a:lumOff"))
    back = 0.0 if step is None else int(step.get("val")) / 100_000
    part, more = role.part * (1 - back), role.more * (1 - back) + light * back
    for child in list(old):
        old.remove(child)
    if role.literal:
        old.tag = qn("a:srgbClr")
        old.set("val", role.literal.lstrip("#"))
    else:
        old.set("val", role.slot)
    if (part, more) != (1, 0):
        for name, value in (("lumMod", part), ("lumOff", more)):
            if name == "lumMod" or value:
                old.append(old.makeelement(qn(f"a:{name}"), {"val": f"{round(value * 100_000)}"}))


def _ground(master: Any, colors: dict[str, Color]) -> Color:
    """The colour a page stands on, as far as one colour can say it."""
    told = master._element.find(f".//{qn('p:bg')}")
    found = [] if told is None else [c for c in (_said(e, colors) for e in told.iter()) if c]
    if not found:
        return colors["bg1"]
    red, green, blue = (sum(c[n] for c in found) / len(found) for n in range(3))
    return red, green, blue


def _said(element: Any, colors: dict[str, Color]) -> Color | None:
    if element.tag == qn("a:srgbClr"):
        return _rgb(f"#{element.get('val')}")
    if element.tag != qn("a:schemeClr"):
        return None
    color = colors.get(NAMES_OF.get(element.get("val"), element.get("val")))
    part, more = element.find(qn("a:lumMod")), element.find(qn("a:lumOff"))
    if color is None or (part is None and more is None):
        return color
    of = [1.0 if part is None else int(part.get("val")) / 100_000]
    of.append(0.0 if more is None else int(more.get("val")) / 100_000)
    return _lit(color, *of)


def _colors(theme: Any) -> dict[str, Color]:
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    found = {}
    for slot in scheme:
        said = slot[0]
        found[slot.tag.rpartition("}")[2]] = _rgb(f"#{said.get('lastClr') or said.get('val')}")
    return found


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG between two colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: Color) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(said: str) -> Color:
    text = said.lstrip("#")
    red, green, blue = (int(text[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def _light(color: Color) -> float:
    return colorsys.rgb_to_hls(*color)[1]


def _hue(color: Color) -> float:
    return colorsys.rgb_to_hls(*color)[0]


def _saturation(color: Color) -> float:
    return colorsys.rgb_to_hls(*color)[2]


def _apart(one: float, other: float) -> float:
    return min(abs(one - other), 1 - abs(one - other))


def _lit(color: Color, part: float, more: float) -> Color:
    hue, light, saturation = colorsys.rgb_to_hls(*color)
    return colorsys.hls_to_rgb(hue, min(max(light * part + more, 0), 1), saturation)
