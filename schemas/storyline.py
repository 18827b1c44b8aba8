"""A named storyline (kịch bản): which slides, in which order, with which messages of one's own."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Edit:
    """A message of one's own, and the generated one it was written in place of."""

    text: str
    generated: str


@dataclass(frozen=True)
class Storyline:
    """Slides of a base storyline as the staff want them; new data fills them again."""

    campaign_id: str
    name: str
    base: str
    slides: tuple[str, ...]
    edits: Mapping[str, Edit] = field(default_factory=dict)

    @property
    def storyline_id(self) -> str:
        """A name is kept once a campaign: saving it again replaces it."""
        said = f"{self.campaign_id}|{self.name}"
        return f"kb-{hashlib.sha256(said.encode()).hexdigest()[:10]}"

    def to_json(self) -> bytes:
        """As it lies on disk."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Storyline":
        """What lies on disk; KeyError or TypeError where it is no storyline."""
        edits = {key: Edit(**edit) for key, edit in said["edits"].items()}
        return cls(**{**said, "slides": tuple(said["slides"]), "edits": edits})
