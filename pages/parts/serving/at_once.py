"""What the server has to say leaves at once, not when the browser has confirmed what came before.

Streamlit binds its socket in a way that asyncio does not take for TCP, so every connection keeps
the system's habit of holding back a small message until the last one is confirmed: 40 ms of each
run of a page, more than drawing it takes.
"""

import socket
from collections.abc import Callable

from streamlit.web.server.starlette import starlette_server

Bound = Callable[[str, str, int, int], tuple[socket.socket, str]]


def at_once(bind: Bound) -> Bound:
    """Streamlit's binding, whose connections hold nothing back (they take it from the socket)."""

    def bound(*given: str | int) -> tuple[socket.socket, str]:
        made, address = bind(*given)  # type: ignore[arg-type]
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made, address

    return bound


def send_at_once() -> None:
    """Have the server that is started next hold nothing back."""
    starlette_server._bind_server_socket = at_once(starlette_server._bind_server_socket)
