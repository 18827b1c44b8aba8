"""Templates of slides as provinces have them: Office's own, dark, 4:3, logo and band, sparse."""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

LOGO, BAND = "logo", "band"
WIDER = 4 / 3


def in_arial(made: Any) -> Any:
    """In a face that every machine can measure: the theme's own is not everywhere."""
    part = made.slide_master.part.part_related_by(KIND.THEME)
    theme = parse_xml(part.blob)
    for face in theme.iter(qn("a:latin")):
        face.set("typeface", "Arial")
    part._blob = _bytes(theme)
    return made


def office() -> Any:
    """Office's own theme on a wide page."""
    made = in_arial(Presentation())
    made.slide_width, made.slide_height = Inches(13.333), Inches(7.5)
    for of in (made.slide_master, *made.slide_layouts):
        for shape in of.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = (
                    Emu(int(shape.left * WIDER)),
                    Emu(int(shape.width * WIDER)),
                )
    return made


def dark() -> Any:
    """White words on a dark ground, by the map of colours of the master."""
    made = office()
    told = made.slide_master._element.find(qn("p:clrMap"))
    for name, slot in (("bg1", "dk2"), ("tx1", "lt1"), ("bg2", "dk1"), ("tx2", "lt2")):
        told.set(name, slot)
    return made


def four_to_three() -> Any:
    """The page of old projectors."""
    return in_arial(Presentation())


def with_logo() -> Any:
    """A logo in the upper right corner, over the end of the title, and a red band at the foot."""
    made = office()
    master = made.slide_master
    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="{BAND}"/><p:cNvSpPr/><p:nvPr/>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="6309360"/><a:ext cx="12191695" cy="548640"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr '
        'val="B3261E"/></a:solidFill></p:spPr></p:sp>'
    )
    master.shapes._spTree.insert(2, band)
    picture = io.BytesIO()
    Image.new("RGB", (200, 200), "#0b7a4b").save(picture, "PNG")
    _, link = master.part.get_or_add_image_part(picture)
    logo = parse_xml(
        f'<p:pic {nsdecls("p", "a", "r")}><p:nvPicPr><p:cNvPr id="91" name="{LOGO}"/><p:cNvPicPr/>'
        f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/>'
        '</a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="10800000" y="120000"/><a:ext '
        'cx="1200000" cy="1750000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</p:spPr></p:pic>"
    )
    master.shapes._spTree.append(logo)
    for shape in master.placeholders:
        if shape.top > Inches(6):
            shape.top = Inches(7.0)
            for said in shape._element.iter(qn("a:defRPr")):
                for old in said.findall(qn("a:solidFill")):
                    said.remove(old)
                white = parse_xml(
                    f'<a:solidFill {nsdecls("a")}><a:srgbClr val="FFFFFF"/></a:solidFill>'
                )
                said.insert(0, white)
    return made


def sparse() -> Any:
    """Two layouts without a type, their places renamed; a theme of greys and one blue."""
    made = office()
    for layout in list(made.slide_layouts):
        kind = layout._element.get("type")
        if kind not in ("title", "obj"):
            made.slide_layouts.remove(layout)
            continue
        del layout._element.attrib["type"]
        layout.name = "Bìa" if kind == "title" else "Trang nội dung"
        for n, place in enumerate(layout.placeholders):
            place.name = f"Ô {n}"
    part = made.slide_master.part.part_related_by(KIND.THEME)
    theme = parse_xml(part.blob)
    for n, color in enumerate(
        ("1F4E79", "7F7F7F", "A6A6A6", "595959", "BFBFBF", "404040"), start=1
    ):
        slot = theme.find(f".//{qn(f'a:accent{n}')}")
        slot[0].set("val", str(RGBColor.from_string(color)))
    part._blob = _bytes(theme)
    return made


def _bytes(element: Any) -> bytes:
    buffer = io.BytesIO()
    element.getroottree().write(buffer, xml_declaration=True, encoding="UTF-8", standalone=True)
    return buffer.getvalue()


TEMPLATES: dict[str, Callable[[], Any]] = {
    "office": office,
    "dark": dark,
    "four-to-three": four_to_three,
    "logo": with_logo,
    "sparse": sparse,
}
