"""Figures as administrative papers print them: counts under ten as «06», dates in words.

A count of things has the leading zero; what is measured has none: 06 xã, but 8 chuyên mục, 2 điểm.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from translations.translator import NO_VALUE, Language, Translator, translator

DIGITS = frozenset("123456789")
RANK = "hạng"


@dataclass(frozen=True)
class OfficialTranslator(Translator):
    """A translator for papers by Decree 30/2020/NĐ-CP; in English it writes as on screen."""

    def number(self, value: float | None, decimals: int | None = None) -> str:
        """A count: 06 xã, 12 xã; with `decimals`, 0 too, a measured value: 7, 1.234,5."""
        text = super().number(value, decimals or 0)
        is_count = decimals is None and self.language == "vi"
        return f"0{text}" if is_count and text in DIGITS else text

    def amount(
        self, value: float | None, measure: str, decimals: int = 0, beside: float | None = None
    ) -> str:
        """As on screen; a rank is said before its number: hạng 24."""
        if measure != RANK or value is None:
            return super().amount(value, measure, decimals, beside)
        return f"{self.measure(measure)} {self.beside(value, beside, decimals)}"

    def date(self, value: date | None) -> str:
        """ngày 05 tháng 02 năm 2026, ngày 14 tháng 6 năm 2026; missing is –."""
        if value is None or self.language == "en":
            return super().date(value)
        month = f"{value.month:02}" if value.month < 3 else str(value.month)
        return self("office.date", day=f"{value.day:02}", month=month, year=str(value.year))

    def moment(self, value: datetime | None) -> str:
        """The day: on paper a deadline ends with it."""
        return NO_VALUE if value is None else self.date(value.date())


@cache
def official(language: Language) -> OfficialTranslator:
    """The translator of papers in one language."""
    return OfficialTranslator(language, translator(language).words)
