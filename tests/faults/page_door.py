"""One clerk at the page on handing in, over real HTTP and a real websocket, without a browser.

What a browser does and no more: open the page, send a file, wait for what is said of it, press the
button. The messages are Streamlit's own.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from translations import translator

COOKIE = "_streamlit_xsrf"
ACCEPT = translator("en")("intake.accept")


@dataclass
class Clerk:
    """An open page: its socket, what stands on it, the file chosen."""

    address: str
    socket: ClientConnection
    client: httpx2.AsyncClient
    token: str
    query: str
    uploader: str = ""
    button: str = ""
    is_open: bool = False
    said: list[str] = field(default_factory=list)
    chosen: list[WidgetState] = field(default_factory=list)

    async def run(self, *pressed: WidgetState) -> None:
        """Have the page drawn with what is chosen, to its end, reruns of its own included."""
        asked = BackMsg()
        asked.rerun_script.page_name = "intake"
        asked.rerun_script.query_string = self.query
        asked.rerun_script.widget_states.widgets.extend([*self.chosen, *pressed])
        self.uploader = self.button = ""
        self.said.clear()
        await self.socket.send(asked.SerializeToString())
        while True:
            told = await self._next()
            if told.WhichOneof("type") == "delta":
                self._note(told.delta.new_element)
            elif told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and told.HasField(
                "script_finished"
            ):
                return

    async def _next(self) -> ForwardMsg:
        told = ForwardMsg()
        told.ParseFromString(await self.socket.recv())  # type: ignore[arg-type]
        return told

    def _note(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "file_uploader":
            self.uploader = element.file_uploader.id
        elif kind == "button" and element.button.label == ACCEPT:
            self.button, self.is_open = element.button.id, not element.button.disabled
        elif kind == "markdown":
            self.said.append(element.markdown.body)

    async def choose(self, file: Path) -> None:
        """Send a file to the uploader and read what the page says of it."""
        asked = BackMsg()
        asked.file_urls_request.request_id = "1"
        asked.file_urls_request.file_names.append(file.name)
        await self.socket.send(asked.SerializeToString())
        told = await self._next()
        while told.WhichOneof("type") != "file_urls_response":
            told = await self._next()
        (urls,) = told.file_urls_response.file_urls
        content = file.read_bytes()
        answer = await self.client.put(
            f"{self.address}{urls.upload_url}",
            files={"file": (file.name, content)},
            headers={"X-Xsrftoken": self.token, "Cookie": f"{COOKIE}={self.token}"},
        )
        answer.raise_for_status()
        state = WidgetState(id=self.uploader)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = file.name, len(content), urls.file_id
        info.file_urls.CopyFrom(urls)
        self.chosen = [state]
        await self.run()

    async def accept(self) -> None:
        """Press the button; the page comes back when the report is in and published."""
        await self.run(WidgetState(id=self.button, trigger_value=True))


@asynccontextmanager
async def clerk(address: str, client: httpx2.AsyncClient, query: str) -> AsyncIterator[Clerk]:
    """A clerk who has opened the page."""
    answer = await client.get(f"{address}/_stcore/health")
    token = answer.cookies[COOKIE]
    async with connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=address,  # type: ignore[arg-type]
        subprotocols=["streamlit", token],  # type: ignore[list-item]
        additional_headers={"Cookie": f"{COOKIE}={token}"},
        max_size=None,
        open_timeout=120,
    ) as socket:
        made = Clerk(address, socket, client, token, query)
        await made.run()
        yield made
