"""Pieces of a freshly put slide brought onto an edited one: elements, charts, ids, places."""

from copy import deepcopy
from typing import Any

from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as KIND
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart
from pptx.shapes.picture import Picture

from briefing.powerpoint.again.memory import Box, box_of

NEAR = 36_576  # EMU, 1 mm: Office programs round places when they save
NAMED, CHART, LINK = qn("p:cNvPr"), qn("c:chart"), qn("r:id")


def put_in(native: Any, fresh: Any, of: Any) -> Any:
    """A copy of a shape of another slide at the end of this one, with its chart if it has one."""
    element = deepcopy(fresh._element)
    taken = [int(e.get("id")) for e in native.shapes._spTree.iter(NAMED)]
    for n, named in enumerate(element.iter(NAMED), start=max(taken, default=0) + 1):
        named.set("id", str(n))
    for chart in element.iter(CHART):
        part = _copied(of.part.related_part(chart.get(LINK)), native.part.package)
        chart.set(LINK, native.part.relate_to(part, KIND.CHART))
    native.shapes._spTree.append(element)
    return native.shapes[-1]


def put_for(native: Any, old: Any, was: Box, fresh: Any, of: Any) -> None:
    """A fresh shape in the place of an old one: before and behind the same shapes, moved alike."""
    now = box_of(old)
    made = put_in(native, fresh, of)
    move(made, was, now, box_of(fresh))
    old._element.addprevious(made._element)
    take_out(native, old)


def take_out(native: Any, shape: Any) -> None:
    """A shape off its slide; its chart, if it had one, goes with it."""
    links = [chart.get(LINK) for chart in shape._element.iter(CHART)]
    shape._element.getparent().remove(shape._element)
    for link in links:
        native.part.rels.pop(link)


def move(shape: Any, was: Box, now: Box, fresh: Box) -> None:
    """To its fresh place, shifted and scaled as the editor had done with the old one."""
    left, top, wide, high = fresh
    shape.left = left + _shift(was[0], now[0])
    shape.top = top + _shift(was[1], now[1])
    shape.width, shape.height = _scaled(wide, was[2], now[2]), _scaled(high, was[3], now[3])


def _shift(was: int, now: int) -> int:
    return now - was if abs(now - was) > NEAR else 0


def _scaled(fresh: int, was: int, now: int) -> int:
    return round(fresh * now / was) if was and abs(now - was) > NEAR else fresh


def _copied(part: Any, package: Any) -> Any:
    """A chart of its own with the same workbook: two slides must not share one."""
    made = ChartPart.load(
        package.next_partname(ChartPart.partname_template),
        CONTENT_TYPE.DML_CHART,
        package,
        part.blob,
    )
    space = made._element
    for link in space.findall(qn("c:externalData")):
        space.remove(link)
    made.chart_workbook.update_from_xlsx_blob(part.chart_workbook.xlsx_part.blob)
    return made


def covers(shape: Any, box: Box) -> bool:
    """Whether it is a picture over at least half of a box."""
    if not isinstance(shape, Picture):
        return False
    left, top, wide, high = box_of(shape)
    across = min(left + wide, box[0] + box[2]) - max(left, box[0])
    down = min(top + high, box[1] + box[3]) - max(top, box[1])
    return across > 0 and down > 0 and 2 * across * down >= box[2] * box[3]
