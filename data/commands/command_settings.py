"""The task settings: each setting as it holds now, where that was said, and what it is for."""

from argparse import Namespace

from data.commands.command_words import Voice, print_json, print_table
from schemas.settings import SETTINGS, said, told, variable
from translations.settings_file import TAKEN

SETTINGS_COLUMN_KEYS = {
    "for": "settings.column_for",
    "from": "settings.column_from",
    "name": "settings.column_name",
    "value": "settings.column_value",
}
SETTINGS_FOR_KEYS = {
    "backups": "settings.for_backups",
    "boundaries": "settings.for_boundaries",
    "hosts": "settings.for_hosts",
    "hours": "settings.for_hours",
    "idle_minutes": "settings.for_idle_minutes",
    "max_answer_mb": "settings.for_max_answer_mb",
    "max_areas": "settings.for_max_areas",
    "max_cell_text": "settings.for_max_cell_text",
    "max_cells": "settings.for_max_cells",
    "max_format": "settings.for_max_format",
    "max_inflated_mb": "settings.for_max_inflated_mb",
    "max_mb": "settings.for_max_mb",
    "max_parts": "settings.for_max_parts",
    "max_ratio": "settings.for_max_ratio",
    "max_sheets": "settings.for_max_sheets",
    "max_table_mb": "settings.for_max_table_mb",
    "max_text": "settings.for_max_text",
    "max_xml_mb": "settings.for_max_xml_mb",
    "port": "settings.for_port",
    "settings": "settings.for_settings",
    "sign_in": "settings.for_sign_in",
    "store": "settings.for_store",
}
SETTINGS_FROM_KEYS = {
    "environment": "settings.from_environment",
    "file": "settings.from_file",
    "nothing": "settings.from_nothing",
}

NOTHING = "–"


def show_settings(chosen: Namespace, voice: Voice) -> int:
    """Print every setting; faults of any were told before (exit code 3)."""
    rows = [(name, *_standing(name)) for name in SETTINGS]
    if chosen.json:
        print_json({variable(name): {"value": value, "from": at} for name, value, at in rows})
        return 0
    t = voice.first
    heads = [t(SETTINGS_COLUMN_KEYS[name]) for name in ("name", "value", "from", "for")]
    lines = [
        [variable(name), value, t(SETTINGS_FROM_KEYS[at]), t(SETTINGS_FOR_KEYS[name])]
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
