"""The digest as text, as a simple HTML body, and as a mail that holds both (.eml)."""

from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from briefing.digest.digest import Digest
from briefing.drawing.shapes import FILL

INK, SOFT, WARNING = FILL["ink"], FILL["context"], FILL["doubt"]


def text(said: Digest) -> str:
    """Plain text: a line a fact, heads in a line of their own."""
    lines = [said.place, said.days, *([said.sample] if said.sample else []), "", said.verdict, ""]
    lines += [f"{label}: {value}" for value, label in said.figures]
    lines += ["", said.problem_head]
    for number, (head, whose, why) in enumerate(said.problems, start=1):
        lines += [f"{number}. {head}", *(f"   {line}" for line in (whose, why) if line)]
    for section in said.sections:
        lines += ["", section.head, *(f"- {line}" for line in section.lines)]
    return "\n".join([*lines, "", said.foot, ""])


def html(said: Digest) -> str:
    """A body every mail reader shows: no picture, script or style sheet, one column."""
    cells = "".join(
        f'<td style="padding:0 16px 8px 0;vertical-align:top"><b style="font-size:22px">'
        f"{escape(value)}</b><br>{escape(label)}</td>"
        for value, label in said.figures
    )
    parts = [
        _small(f"{said.place} · {said.days}"),
        _small(said.sample, WARNING) if said.sample else "",
        f'<h1 style="font-size:20px">{escape(said.verdict)}</h1>',
        f'<table role="presentation"><tr>{cells}</tr></table>',
        f'<h2 style="font-size:16px">{escape(said.problem_head)}</h2>',
        _problems(said),
    ]
    for section in said.sections:
        rows = "".join(f"<li>{escape(line)}</li>" for line in section.lines)
        parts.append(f'<h2 style="font-size:16px">{escape(section.head)}</h2><ul>{rows}</ul>')
    body = "\n".join([*filter(None, parts), _small(said.foot)])
    look = f"font-family:sans-serif;font-size:15px;color:{INK};max-width:680px"
    return (
        f'<!doctype html>\n<html lang="{said.language}"><head><meta charset="utf-8">'
        f"<title>{escape(said.subject)}</title></head>"
        f'<body style="{look}">\n{body}\n</body></html>\n'
    )


def _problems(said: Digest) -> str:
    rows = "".join(
        f"<li><b>{escape(head)}</b>" + "".join(f"<br>{escape(line)}" for line in rest if line)
        for head, *rest in said.problems
    )
    return f"<ol>{rows}</ol>" if rows else ""


def _small(words: str, colour: str = SOFT) -> str:
    return f'<p style="font-size:13px;color:{colour}">{escape(words)}</p>'


def mail(said: Digest) -> bytes:
    """A message with subject and both bodies, and nobody to send it to: that is the sender's."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = said.subject
    message.set_content(text(said))
    message.add_alternative(html(said), subtype="html")
    message.set_boundary("thi-dua-so-digest")  # the same figures, the same bytes
    return message.as_bytes()
