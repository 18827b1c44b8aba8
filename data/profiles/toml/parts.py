"""A TOML file taken apart by its headers and keys, so that one key can change and all else stay."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(#.*)?$")


@dataclass
class Pair:
    """A key with its value as written, over one line or many."""

    key: str
    text: str


@dataclass
class Block:
    """A header with the keys below it; `lead` are the blank lines and comments before it."""

    name: str = ""
    is_item: bool = False
    lead: str = ""
    header: str = ""
    body: list[Pair | str] = field(default_factory=list)

    def pair(self, key: str) -> Pair | None:
        """The pair of a key; None where the block does not say it."""
        pairs = (part for part in self.body if isinstance(part, Pair))
        return next((pair for pair in pairs if pair.key == key), None)

    @property
    def text(self) -> str:
        """The block as it stands in the file."""
        parts = (part if isinstance(part, str) else part.text for part in self.body)
        return f"{self.lead}{self.header}{''.join(parts)}"


def blocks(text: str) -> list[Block]:
    """The blocks of a sound TOML file, in order; the first one has no header."""
    found = [Block()]
    for statement in _statements(text):
        head = HEADER.match(statement) if statement.lstrip().startswith("[") else None
        if head:
            lead = _taken_lead(found[-1])
            name = re.sub(r"\s*\.\s*", ".", head[2]).replace('"', "")
            found.append(Block(name, head[1] == "[[", lead, statement))
        elif not statement.strip() or statement.lstrip().startswith("#"):
            found[-1].body.append(statement)
        else:
            key = next(iter(tomllib.loads(statement)))
            found[-1].body.append(Pair(key, statement))
    return found


def _taken_lead(block: Block) -> str:
    """What stands after the last key of a block: it belongs to what follows."""
    lead: list[str] = []
    while block.body and isinstance(last := block.body[-1], str):
        lead.insert(0, last)
        block.body.pop()
    return "".join(lead)


def _statements(text: str) -> Iterator[str]:
    """Headers, blank lines and comments a line each; a key with all the lines of its value."""
    held = ""
    for line in text.splitlines(keepends=True):
        if not held and (not line.strip() or line.lstrip()[0] in "#["):
            yield line
            continue
        held += line
        try:
            tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        yield held
        held = ""
