"""A visitor of the server's own opens every page first: after start and after each publication."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg

from data.keeping.people import NAME, note_people, people
from data.keeping.reader import Reader
from data.keeping.store import open_store, store_path, version
from data.keeping.warm import warm, warm_again
from data.pipeline.days import Asked
from pages.parts.navigation import FIRST, PAGES
from pages.parts.serving.heap import is_grown, settle
from pages.parts.serving.scripts import compressed, needed
from pages.parts.serving.sessions import VISITOR
from pages.parts.serving.settings import is_signing_in
from queries.reference.questions import campaign_list
from schemas.problems import StoreError
from schemas.viewer import ROLES, Role, Viewer

LOG = logging.getLogger("pages")
LOOK_EVERY = 1.0  # seconds; a look reads a file of some 20 bytes
CALM = 10.0  # seconds a version must stand: while reports stream in, they come first
PAGE_PATIENCE = 60.0
VISIT_PATIENCE = 180.0
PAUSE = 0.05  # between two pages, for whoever is waiting
VISITED = tuple(PAGES)


class Visitor:
    """A session without a browser: it only notes that its page was drawn."""

    client_context = None

    def __init__(self) -> None:
        self.drawn = asyncio.Event()

    def write_forward_msg(self, msg: Any) -> None:
        """Take what a browser would be sent."""
        if msg.WhichOneof("type") == "script_finished":
            self.drawn.set()


def visiting() -> list[Role]:
    """As whom the pages are opened: one role of each kind that people listed get the same answers
    as; nobody being listed, once. Who sees but a part opens the own pages first."""
    if not is_signing_in():
        return ["administrator"]
    try:
        found = [one.viewer.scope for one in people(store_path()).values() if not one.is_disabled]
    except StoreError:
        return []
    whole = {one.role for one in found if one == Viewer("", one.role)}
    return [role for role in ROLES if role in whole]


async def visit(role: Role = "leader") -> int:
    """Open each page as a first visitor does, one after another; how many were drawn in time."""
    visitor, server = Visitor(), runtime.get_instance()
    session = server.connect_session(visitor, user_info={"visitor": VISITOR, "role": role})
    drawn = 0
    try:
        async with asyncio.timeout(VISIT_PATIENCE):
            for page in VISITED:
                visitor.drawn.clear()
                asked = BackMsg()
                asked.rerun_script.page_name = "" if page == FIRST else page
                server.handle_backmsg(session, asked)
                with suppress(TimeoutError):
                    await asyncio.wait_for(visitor.drawn.wait(), PAGE_PATIENCE)
                    drawn += 1
                await asyncio.sleep(PAUSE)
    except TimeoutError:
        LOG.warning("pages not warm after %.0f s: the rest is drawn when asked for", VISIT_PATIENCE)
    finally:
        server.close_session(session)
    return drawn


def make_tables(of_version: str) -> None:
    """The tables of the opening day of every campaign, one campaign after another, those that a
    first page did not read too; given up as soon as another version is published."""
    reader = open_store(store_path())
    for campaign in campaign_list(reader, Viewer())["campaign_id"]:
        if published() == of_version:
            warm(reader, campaign)


def make_again(of_version: str, lately: list[tuple[Asked, tuple[str, ...]]]) -> None:
    """The tables of the other days that people looked at in the version before, latest first."""
    warm_again(open_store(store_path()), lately, lambda: published() == of_version)


def asked_before(reader: Reader | None) -> list[tuple[Asked, tuple[str, ...]]]:
    """What the reader of the version before was asked about; nothing at the start."""
    return reader.lately() if reader else []


def published() -> str | None:
    """The version published now; None: there is no store yet."""
    try:
        return version(store_path())
    except StoreError:
        return None


def _list_noted(seen: int) -> int:
    """The list of people goes into the audit log whenever it has changed; its moment."""
    if not is_signing_in():
        return seen
    try:
        changed = (store_path() / NAME).stat().st_mtime_ns
        if changed != seen:
            note_people(store_path())
    except (OSError, StoreError) as error:  # whoever signs in is told; here the log is
        LOG.warning("%s: %s", NAME, type(error).__name__)
        return seen
    return changed


async def watch() -> None:
    """For as long as the server runs: new versions are opened first by its own visitor."""
    await asyncio.to_thread(lambda: [compressed(f"js/{name}") for name in needed()])
    warm: str | None = None
    reader: Reader | None = None
    seen, since, listed = published(), -CALM, 0
    while True:
        try:
            now = await asyncio.to_thread(published)  # of a lake another machine is asked
            listed = await asyncio.to_thread(_list_noted, listed)
            if now != seen:
                seen, since = now, time.monotonic()
            if now != warm and time.monotonic() - since >= CALM:
                lately = asked_before(reader)
                warm, reader = now, None  # the older file is let go before the heap is settled
                for role in visiting() if now else ():
                    await visit(role)
                settle()
                if now:
                    reader = open_store(store_path())
                    await asyncio.to_thread(make_tables, now)
                    await asyncio.to_thread(make_again, now, lately)
            elif is_grown():
                settle()
        except Exception:  # the pages go on without: only the first to ask waits
            LOG.exception("warming")
        await asyncio.sleep(LOOK_EVERY)


@asynccontextmanager
async def kept_warm(_app: object) -> AsyncIterator[None]:
    """The server's own visitor, beside the server."""
    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
