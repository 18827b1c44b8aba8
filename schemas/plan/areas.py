"""Areas of council members (phân công thành viên Hội đồng): by position, never by name."""

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class CouncilArea:
    """Which fields or places one position of the council follows (lĩnh vực, địa bàn phụ trách).

    `parties` are codes of units, of types of units or of clusters. `document` is the paper that
    assigns it; what only shows how the page looks is illustrative, and stays out of a real store.
    """

    id: str
    position_vi: str
    position_en: str
    area_vi: str
    area_en: str
    parties: tuple[str, ...]
    document: str | None = None
    is_illustrative: bool = False
