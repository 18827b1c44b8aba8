"""Parts drawn apart: opening one sends that part alone, and never beside figures of another day."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.worlds.page_store import page_store

ROOT = Path(__file__).parents[4]
PAGES = ROOT / "pages"

# in a process of its own: a server is one a process
OPENED = """
import asyncio, json, os
import server
from data.keeping.publishing.publish import publish
from data.keeping.store import store_path
from pages.parts.serving import warm
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

warm.VISITED, warm.needed, warm.make_tables = (), lambda: (), lambda _: None

class Browser(warm.Visitor):
    def __init__(self):
        super().__init__()
        self.said = []
    def write_forward_msg(self, msg):
        self.said.append(msg.__class__.FromString(msg.SerializeToString()))
        super().write_forward_msg(msg)

def kinds(said):
    found = [m.delta for m in said if m.WhichOneof("type") == "delta"]
    return [d.new_element.WhichOneof("type") or d.add_block.WhichOneof("type") for d in found]

def foot(said):
    for message in said:
        block = message.delta.add_block
        if "-how." in block.popover.id:
            return block.popover.id, message.delta.fragment_id

def page_of(said):
    named = [m.navigation.page_script_hash for m in said if m.WhichOneof("type") == "navigation"]
    return named[-1] if named else ""

async def run(browser, session, of=None, page=""):
    browser.said.clear()
    browser.drawn.clear()
    asked = BackMsg()
    asked.rerun_script.page_name = "progress"
    asked.rerun_script.page_script_hash = page
    if of:
        asked.rerun_script.fragment_id = of[1]
        opened = WidgetState(id=of[0], bool_value=True)
        asked.rerun_script.widget_states.widgets.append(opened)
    runtime.get_instance().handle_backmsg(session, asked)
    await asyncio.wait_for(browser.drawn.wait(), 60)
    await asyncio.sleep(0.2)
    return kinds(browser.said)

async def main():
    async with server.app.lifespan()(server.app):
        browser = Browser()
        session = runtime.get_instance().connect_session(browser, user_info={})
        whole = await run(browser, session)
        of, page = foot(browser.said), page_of(browser.said)
        opened = await run(browser, session, of, page)
        await asyncio.to_thread(publish, store_path())
        later = await run(browser, session, of, page)
        async with asyncio.timeout(60):
            while later.count("plotly_chart") < whole.count("plotly_chart"):
                await asyncio.sleep(0.1)
                later = kinds(browser.said)
    print(json.dumps({"whole": whole, "opened": opened, "later": later}), flush=True)
    os._exit(0)  # what warms days may still be at work

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    store = page_store(tmp_path_factory.mktemp("apart"))
    env = {**os.environ, "THI_DUA_SO_STORE": str(store)}
    command = [sys.executable, "-c", OPENED]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_opening_how_a_card_is_computed_redraws_the_foot_of_that_card_alone(
    said: dict[str, list[str]],
) -> None:
    assert said["whole"].count("plotly_chart") >= 2
    assert {"plotly_chart", "metric", "html"}.isdisjoint(said["opened"])
    assert {"popover", "markdown"} <= {*said["opened"]}
    assert len(said["opened"]) < len(said["whole"]) / 3


def test_once_a_newer_version_is_out_opening_a_foot_draws_the_whole_page(
    said: dict[str, list[str]],
) -> None:
    assert said["later"].count("plotly_chart") == said["whole"].count("plotly_chart")
    assert "popover" in said["later"]


def _calls(of: ast.AST) -> set[str]:
    named = [n.func for n in ast.walk(of) if isinstance(n, ast.Call)]
    return {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in named}


def _functions() -> list[tuple[Path, Any]]:
    files = [(path, ast.parse(path.read_text("utf-8"))) for path in sorted(PAGES.rglob("*.py"))]
    return [(p, n) for p, tree in files for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]


def test_what_is_drawn_apart_writes_nothing_into_the_address() -> None:
    parts = [
        (path, part)
        for path, part in _functions()
        if "apart" in {d.id for d in part.decorator_list if isinstance(d, ast.Name)}
    ]
    assert len(parts) >= 3
    for path, part in parts:
        assert {"put", "put_widget", "switch"}.isdisjoint(_calls(part)), f"{path}: {part.name}"


def test_a_fragment_is_made_in_one_place_alone() -> None:
    made = {p.name for p in PAGES.rglob("*.py") if "st.fragment" in p.read_text("utf-8")}
    assert made == {
        "apart.py",
        "present_orders.py",
    }  # the other moves by itself while a paper waits
