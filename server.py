"""The ASGI app around the dashboard: own names, security headers, compression, health."""

import argparse
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from streamlit.runtime.pages_manager import PagesManager

from pages.parts.files import served
from pages.parts.serving.at_once import send_at_once
from pages.parts.serving.headers import SecurityHeaders
from pages.parts.serving.index import routes
from pages.parts.serving.meters import Meters
from pages.parts.serving.meters import routes as watched
from pages.parts.serving.own_address import OwnAddress
from pages.parts.serving.scripts import ReadyScripts
from pages.parts.serving.settings import settings_or_stop, sign_in_config, start_or_stop
from pages.parts.serving.sign_in import SignIn
from pages.parts.serving.warm import kept_warm
from schemas.settings import number

settings_or_stop()
FILES = [Mount(at, answering) for at, answering in served().items()]
send_at_once()
PagesManager.uses_pages_directory = False  # else the first address runs its page file alone


app = st.App(
    Path(__file__).with_name("dashboard.py"),
    routes=[*watched(), *routes(), *FILES],
    lifespan=kept_warm,
    middleware=[
        Middleware(Meters),
        Middleware(SecurityHeaders),
        Middleware(OwnAddress),
        Middleware(SignIn),
        Middleware(ReadyScripts),
        Middleware(GZipMiddleware, minimum_size=1024),
    ],
)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=int(number("port")))
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--check", action="store_true", help="only say whether it may start")
    chosen = parser.parse_args()
    start_or_stop(chosen.address)
    if chosen.check:
        sys.exit(0)
    own = {"server.port": chosen.port, "server.address": chosen.address}
    app.run(config=own | sign_in_config())
