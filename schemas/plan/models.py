"""What a plan asks of models (điển hình, mô hình, sáng kiến): a register, and where it says so
how many."""

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from schemas.words import ModelCount, ModelKind

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class ModelAsk:
    """One requirement of a plan on models: what is counted, and the number where it names one.

    Without `at_least` the register only says how many there are. `of`: each unit of `unit_types`
    (all where none is named), or the campaign as a whole.
    """

    id: str
    clause: str
    counts: ModelCount
    label_vi: str
    label_en: str
    kinds: tuple[ModelKind, ...] = field(default=())
    of: Literal["unit", "campaign"] = "campaign"
    unit_types: tuple[str, ...] = field(default=())
    at_least: int | None = None
    due_on: date | None = None

    def contradictions(self) -> Iterator[str]:
        """What does not go together, a line each."""
        if self.at_least is not None and self.at_least < 1:
            yield "at_least phải từ 1 trở lên / must be 1 or more"
        if self.due_on is not None and self.at_least is None:
            yield "due_on đi cùng at_least / due_on needs at_least"
        if self.of == "campaign" and self.unit_types:
            yield 'unit_types chỉ đi cùng of = "unit" / unit_types needs of = "unit"'


@dataclass(frozen=True, config=STRICT)
class ModelRegister:
    """The register of models of a campaign (sổ điển hình, mô hình, sáng kiến).

    `criteria` are the rubric criteria it gives evidence for; `indicator` the reported number it is
    read beside.
    """

    source: str
    criteria: tuple[str, ...] = field(default=())
    indicator: str | None = None
    asks: tuple[ModelAsk, ...] = field(default=())
