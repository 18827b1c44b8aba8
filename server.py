"""The ASGI app around the dashboard: own names, security headers, compression, health."""

import argparse
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from streamlit.runtime.pages_manager import PagesManager

from pages.parts.files import served
from pages.parts.serving.at_once import send_at_once
from pages.parts.serving.headers import SecurityHeaders
from pages.parts.serving.index import routes
from pages.parts.serving.own_address import OwnAddress
from pages.parts.serving.scripts import ReadyScripts
from pages.parts.serving.settings import require_safe, sign_in_file
from pages.parts.serving.sign_in import SignIn
from pages.parts.serving.warm import kept_warm
from schemas.problems import StoreError

FILES = [Mount(at, answering) for at, answering in served().items()]
send_at_once()
PagesManager.uses_pages_directory = False  # else the first address runs its page file alone


app = st.App(
    Path(__file__).with_name("dashboard.py"),
    routes=[Route("/health", PlainTextResponse("ok")), *routes(), *FILES],
    lifespan=kept_warm,
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(OwnAddress),
        Middleware(SignIn),
        Middleware(ReadyScripts),
        Middleware(GZipMiddleware, minimum_size=1024),
    ],
)


def sign_in_config() -> dict[str, object]:
    """Where Streamlit reads the section [auth]."""
    path = sign_in_file()
    return {"secrets.files": [str(path)]} if path else {}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument("--address", default="127.0.0.1")
    chosen = parser.parse_args()
    try:
        require_safe(chosen.address)
    except StoreError as error:
        sys.exit(f"{error}")
    own = {"server.port": chosen.port, "server.address": chosen.address}
    app.run(config=own | sign_in_config())
