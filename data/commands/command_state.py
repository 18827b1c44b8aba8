"""The status and verify tasks: what is in the store, and whether it is sound."""

from argparse import Namespace
from pathlib import Path

from data.commands.command_words import Voice, print_json, print_table, written
from data.keeping.calendar import now
from data.keeping.ledger.durable import disk_errors
from data.keeping.ledger.seal import read_seal, seal_now, written_seal
from data.keeping.status import Status, status
from data.keeping.verify import verify


def show_status(chosen: Namespace, voice: Voice) -> int:
    """Print what is in the store."""
    found = status(chosen.store.absolute())
    if chosen.json:
        print_json(found.as_plain())
        return 0
    voice.say("status.store", store=str(chosen.store))
    voice.say(f"status.{found.calendar}", today=found.today)
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
        print_table([t(f"command.column.{name}") for name in names], rows)


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
            words = t(f"command.verify.{finding.code}", count=t.number(finding.count))
            print(f"  {finding.place}: {words}")
    return int(bool(wrong))
