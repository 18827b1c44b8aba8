import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_journeys import VI, opened, settled

pytestmark = pytest.mark.browser


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def different_rows(png: bytes) -> int:
    body = zlib.decompress(b"".join(data for kind, data in chunks(png) if kind == b"IDAT"))
    wide = len(body) // size(png)[1]
    return len({body[at : at + wide] for at in range(0, len(body), wide)})


def saved(page: Page, name: str, folder: Path) -> bytes:
    tools = page.locator(f".st-key-tools-{name}")
    tools.get_by_role("button", name=VI("card.table")).click()
    settled(page)
    with page.expect_download() as arriving:
        page.get_by_role("button", name="PNG").click()
    path = folder / arriving.value.suggested_filename
    arriving.value.save_as(path)
    assert path.name.endswith(f"-{name}-2026-10-31.png")
    return path.read_bytes()


@pytest.mark.parametrize(("name", "has_plotly"), [("trajectory", True), ("heat", False)])
def test_a_card_gives_its_figure_as_a_picture_drawn_in_the_browser(
    page: Page, site: str, tmp_path: Path, name: str, has_plotly: bool
) -> None:
    opened(page, f"{site}/progress")
    if not has_plotly:
        page.evaluate("delete window.Plotly")
    png = saved(page, name, tmp_path)
    wide, high = size(png)
    assert wide == 1600
    assert high >= 900
    assert different_rows(png) > high / 3
