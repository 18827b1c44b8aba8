"""Files handed in on a page (tệp tải lên): on disk from their first run on, not in memory.

Streamlit keeps every file of a session in memory until the session ends, each one anew that is
chosen after it. Here its content goes to a file of the session and Streamlit's copy is let go.
"""

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


class Upload:
    """A file of this session; gone from disk when the session lets go of it."""

    def __init__(self, file_id: str, name: str, content: memoryview) -> None:
        self.file_id, self.name = file_id, name
        folder = tempfile.mkdtemp(prefix="thi-dua-so-")
        self.drop = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = Path(folder) / "upload"
        self.path.write_bytes(content)

    def getvalue(self) -> bytes:
        """The content, read anew each time it is asked for."""
        return self.path.read_bytes()


def upload(label: str, kinds: list[str], key: str, **look: Any) -> Upload | None:
    """The file chosen in an uploader; its content is kept on disk as long as it stays chosen."""
    file, kept = st.file_uploader(label, type=kinds, key=key, **look), f"{key}.kept"
    held: Upload | None = st.session_state.get(kept)
    # Streamlit says None of a file it let go, but the uploader still says which one is chosen
    chosen = getattr(st.session_state.get(key), "file_id", None)
    if held is not None and held.file_id != chosen:
        st.session_state.pop(kept).drop()
        held = None
    if file is not None:
        if held is None:
            held = st.session_state[kept] = Upload(file.file_id, file.name, file.getbuffer())
        _let_go(file)
    return held


def _let_go(file: Any) -> None:
    """Take the content out of Streamlit's memory, the object of this run included."""
    running = get_script_run_ctx()
    if running is not None:
        running.uploaded_file_mgr.remove_file(running.session_id, file.file_id)
    file.truncate(0)
