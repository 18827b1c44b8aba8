"""The ASGI app around the dashboard: own names, security headers, compression, health."""

import argparse
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
from pages.parts.serving.warm import kept_warm

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
        Middleware(ReadyScripts),
        Middleware(GZipMiddleware, minimum_size=1024),
    ],
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8501)
    app.run(config={"server.port": parser.parse_args().port, "server.address": "127.0.0.1"})
