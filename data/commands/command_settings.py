"""The task settings: each setting as it holds now, where that was said, and what it is for."""

from argparse import Namespace

from data.commands.command_words import Voice, print_json, print_table
from schemas.settings import SETTINGS, said, told, variable
from translations.settings_file import TAKEN

NOTHING = "–"


def show_settings(chosen: Namespace, voice: Voice) -> int:
    """Print every setting; faults of any were told before (exit code 3)."""
    rows = [(name, *_standing(name)) for name in SETTINGS]
    if chosen.json:
        print_json({variable(name): {"value": value, "from": at} for name, value, at in rows})
        return 0
    t = voice.first
    heads = [t(f"settings.column_{name}") for name in ("name", "value", "from", "for")]
    lines = [
        [variable(name), value, t(f"settings.from_{at}"), t(f"settings.for_{name}")]
        for name, value, at in rows
    ]
    print_table(heads, lines)
    return 0


def _standing(name: str) -> tuple[str, str]:
    """What holds, and whether the environment, the file or nobody said so."""
    if said(name):
        return told(name), "file" if name in TAKEN else "environment"
    usual = SETTINGS[name].usual
    return NOTHING if usual is None else f"{usual:g}" if usual < 1e6 else f"{usual:.0f}", "nothing"
