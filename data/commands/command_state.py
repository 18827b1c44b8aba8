"""The status and verify tasks: what is in the store, and whether it is sound."""

from argparse import Namespace
from pathlib import Path

from data.commands.command_columns import COLUMN_KEYS
from data.commands.command_words import Voice, print_json, print_table, written
from data.keeping.calendar import now
from data.keeping.ledger.durable import disk_errors
from data.keeping.ledger.seal import read_seal, seal_now, written_seal
from data.keeping.status import Status, status
from data.keeping.verify import verify

COMMAND_STATUS_KEYS = {
    "clock": "status.clock",
    "sample": "status.sample",
}
COMMAND_VERIFY_KEYS = {
    "behind": "command.verify.behind",
    "event_altered": "command.verify.event_altered",
    "event_damaged": "command.verify.event_damaged",
    "event_lost": "command.verify.event_lost",
    "event_missing": "command.verify.event_missing",
    "file_damaged": "command.verify.file_damaged",
    "file_missing": "command.verify.file_missing",
    "journal_altered": "command.verify.journal_altered",
    "log_left": "command.verify.log_left",
    "looked": "command.verify.looked",
    "not_published": "command.verify.not_published",
    "orphan": "command.verify.orphan",
    "published_damaged": "command.verify.published_damaged",
    "rows_count": "command.verify.rows_count",
    "rows_damaged": "command.verify.rows_damaged",
    "rows_missing": "command.verify.rows_missing",
    "seal_broken": "command.verify.seal_broken",
    "snapshot_boundaries": "command.verify.snapshot_boundaries",
    "snapshot_file": "command.verify.snapshot_file",
    "snapshot_seal": "command.verify.snapshot_seal",
    "sound": "command.verify.sound",
    "table_count": "command.verify.table_count",
    "table_damaged": "command.verify.table_damaged",
    "unsound": "command.verify.unsound",
    "values_without_indicator": "command.verify.values_without_indicator",
    "values_without_period": "command.verify.values_without_period",
    "values_without_unit": "command.verify.values_without_unit",
}


def show_status(chosen: Namespace, voice: Voice) -> int:
    """Print what is in the store."""
    found = status(chosen.store.absolute())
    if chosen.json:
        print_json(found.as_plain())
        return 0
    voice.say("status.store", store=str(chosen.store))
    voice.say(COMMAND_STATUS_KEYS[found.calendar], today=found.today)
    size = {"published": found.published_bytes / 1e6, "ledger": found.ledger_bytes / 1e6}
    if found.version:
        voice.say("status.version", version=found.version, published=size["published"])
    else:
        voice.say("status.not_published")
    voice.say(
        "status.ledger",
        accepted=found.accepted_file_count,
        rejected=found.rejected_file_count,
        rows=found.row_count,
        ledger=size["ledger"],
    )
    if found.waiting_count:
        voice.say("status.waiting", count=found.waiting_count)
    _print_campaigns(found, voice)
    return 0


def _print_campaigns(found: Status, voice: Voice) -> None:
    t = voice.first
    names = ("campaign", "units", "periods", "accepted", "rejected", "values", "notes", "last")
    rows = [
        [
            campaign.campaign_id,
            *(
                written(value, t)
                for value in (
                    campaign.unit_count,
                    campaign.period_count,
                    campaign.accepted_count,
                    campaign.rejected_count,
                    campaign.value_count,
                    campaign.note_count,
                    campaign.last_received_at,
                )
            ),
        ]
        for campaign in found.campaigns
    ]
    if rows:
        print_table([t(COLUMN_KEYS[name]) for name in names], rows)


def write_seal(chosen: Namespace, voice: Voice) -> int:
    """Write the head of the chain of events into a file to be kept outside the store."""
    store = chosen.store.absolute()
    seal = seal_now(store, now(store), chosen.key)
    path = chosen.output or Path(f"niem-phong-{seal.event:06d}.json")
    with disk_errors(path.name):
        path.write_bytes(written_seal(seal))
    voice.say("seal.written", file=str(path), event=f"{seal.event:06d}", head=seal.head)
    return 0


def show_verdict(chosen: Namespace, voice: Voice) -> int:
    """Check everything; 1 with the list of what is wrong."""
    if chosen.key and not chosen.seal:
        voice.tell("seal.key_alone")
        return 2
    seal = read_seal(chosen.seal, chosen.key) if chosen.seal else None
    verdict = verify(chosen.store.absolute(), seal)
    if chosen.json:
        print_json(verdict.as_plain())
        return int(not verdict.is_sound)
    voice.say(
        "verify.looked",
        events=verdict.event_count,
        files=verdict.file_count,
        row_files=verdict.row_file_count,
        rows=verdict.row_count,
        tables=verdict.table_count,
        snapshots=verdict.snapshot_count,
    )
    wrong = [finding for finding in verdict.findings if not finding.is_harmless]
    voice.say("verify.unsound" if wrong else "verify.sound", count=len(wrong))
    for finding in verdict.findings:
        for t in voice.languages:
            words = t(COMMAND_VERIFY_KEYS[finding.code], count=t.number(finding.count))
            print(f"  {finding.place}: {words}")
    return int(bool(wrong))
