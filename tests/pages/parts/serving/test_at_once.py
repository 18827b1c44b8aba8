"""Connections of the server hold nothing back."""

import socket

from streamlit.web.server.starlette import starlette_server

import server
from pages.parts.serving.at_once import at_once


def test_a_connection_holds_nothing_back() -> None:
    bind = starlette_server._bind_server_socket
    assert bind.__qualname__ == at_once(bind).__qualname__, f"{server.__name__} sets it up"
    listening, _ = bind("127.0.0.1", "127.0.0.1", 0, 1)
    with listening, socket.create_connection(listening.getsockname()):
        listening.setblocking(True)
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
