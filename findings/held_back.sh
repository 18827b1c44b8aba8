#!/bin/sh
# Streamlit 1.67: what a page says is held back some 40 ms in each run, as its socket is no «TCP».
#
# Expected: asyncio turns off the collecting of small packets (TCP_NODELAY) for every connection of
# a server, so a page's messages leave as they are written.
# Seen: Streamlit binds its socket itself, by socket.socket(family=AF_INET): its proto is 0, not
# IPPROTO_TCP, and asyncio only looks after sockets whose proto says TCP (Kludex/uvicorn issue 3149
# tells the same of uvicorn's workers). A run of a page is many small messages: from the third run
# on each waits for the browser's delayed confirmation of the one before, 40 ms on Linux, more than
# drawing the page takes. A browser sees the same.
# What to do: set TCP_NODELAY on the socket that listens; connections take it from there.
#
# Prints the middle time of 20 runs of a page of 30 lines, as it comes and with TCP_NODELAY.
# Exits 0 while the first takes more than 25 ms longer, 1 once it does not.
set -eu
PYTHON=${PYTHON:-python3}
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
cat > "$FOLDER/page.py" <<'PY'
import streamlit as st

for line in range(30):
    st.write(f"Line {line}")
PY
cat > "$FOLDER/serve.py" <<'PY'
import socket
import sys

import streamlit as st
from streamlit.web.server.starlette import starlette_server

bind = starlette_server._bind_server_socket


def at_once(*given):
    made, address = bind(*given)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made, address


if sys.argv[2] == "at-once":
    starlette_server._bind_server_socket = at_once
app = st.App("page.py")
if __name__ == "__main__":
    config = {"server.port": int(sys.argv[1]), "server.address": "127.0.0.1"}
    app.run(config={**config, "server.headless": True, "browser.gatherUsageStats": False})
PY
cat > "$FOLDER/ask.py" <<'PY'
import asyncio
import statistics
import subprocess
import sys
import time

import streamlit
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


async def connected(port):
    at = f"ws://127.0.0.1:{port}/_stcore/stream"
    for _ in range(300):
        try:
            return await websockets.connect(at, subprotocols=["streamlit"], max_size=None)
        except OSError:
            await asyncio.sleep(0.2)
    raise SystemExit("the server did not start")


async def middle(port):
    took = []
    async with await connected(port) as page:
        for _ in range(22):
            asked = BackMsg()
            asked.rerun_script.query_string = ""
            since = time.perf_counter()
            await page.send(asked.SerializeToString())
            message = ForwardMsg()
            while message.WhichOneof("type") != "script_finished":
                message.ParseFromString(await page.recv())
            took.append((time.perf_counter() - since) * 1000)
    return statistics.median(took[2:])


found = []
for port, how in ((8631, "as-it-comes"), (8632, "at-once")):
    command = [sys.executable, "serve.py", str(port), how]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            found.append(asyncio.run(middle(port)))
        finally:
            server.terminate()
    print(f"streamlit {streamlit.__version__}, {how}: {found[-1]:.0f} ms a run")
sys.exit(0 if found[0] - found[1] > 25 else 1)
PY
"$PYTHON" -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    streamlit==1.67.0 websockets==17.4
cd "$FOLDER" && "$FOLDER/venv/bin/python" ask.py
