"""docs/deploy.md tried line by line on a new store, with the settings and people it tells of."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project_files import ROOT, text
from tests.settings_table import written

DOCUMENT = text(ROOT / "docs/deploy.md")
ACCOUNTS = text(ROOT / "docs/people.md")
SECRET = "0123456789-abcdefghij-klmnopqrst-uvw"
PLACES = ("/etc/thi-dua-so", "/srv/thi-dua-so", "/var/backups/thi-dua-so")


def blocks(document: str, kind: str) -> list[str]:
    """Code blocks of a kind, indented ones too."""
    found = re.findall(rf"^ *```{kind}\n(.*?)^ *```", document, re.MULTILINE | re.DOTALL)
    return [re.sub(r"(?m)^ {3}", "", block) for block in found]


def here(said: str, folder: Path) -> str:
    """The same with the folders of a test."""
    for place in PLACES:
        said = said.replace(place, str(folder) + place)
    return said


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A machine on which steps 1 and 2 have been done by hand."""
    for place in PLACES:
        Path(here(place, tmp_path)).mkdir(parents=True)
    etc = tmp_path / "etc/thi-dua-so"
    settings = here(text(ROOT / "deploy/settings.toml"), tmp_path)
    (etc / "tinh-a.toml").write_text(settings, encoding="utf-8")
    people, auth = blocks(ACCOUNTS, "toml")
    auth = auth.replace('cookie_secret = "…"', f'cookie_secret = "{SECRET}"')
    auth = auth.replace("thidua.tinh.example", "thidua.tinh-a.example")
    (etc / "tinh-a.auth.toml").write_text(auth, encoding="utf-8")
    listed = people.replace('role = "secretary"', 'role = "administrator"')
    listed = listed.replace('campaigns = ["vinh-long"]', "campaigns = []")
    (tmp_path / "people.toml").write_text(listed, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_every_line_of_ours_does_what_it_says(server: Path) -> None:
    lines = [
        here(line, server)
        for block in blocks(DOCUMENT, "sh")
        for line in block.splitlines()
        if line.startswith("thidua ")
    ]
    assert len(lines) >= 8
    settings = f"THI_DUA_SO_SETTINGS={server}/etc/thi-dua-so/tinh-a.toml"
    script = [
        "set -e",
        f'thidua() {{ env -u THI_DUA_SO_STORE {settings} {sys.executable} "$@"; }}',
    ]
    for line in lines:
        if "server.py" in line:
            script.append(f"cp {server}/people.toml {server}/srv/thi-dua-so/tinh-a/people.toml")
        script += [f"echo '$ {line.split(' --store')[0][:40]}'", line]
    done = subprocess.run(
        ["bash", "-c", "\n".join(script)], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]
    assert (server / "srv/thi-dua-so/tinh-a-thu/published/CURRENT").exists()
    assert str(server / "srv/thi-dua-so/tinh-a") in done.stdout


def test_the_table_of_settings_is_what_make_docs_would_write() -> None:
    assert written(DOCUMENT) == DOCUMENT, "run: make docs"
