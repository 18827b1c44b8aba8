"""Dates as people type them in Vietnam (31/10/2026, ngày 31 tháng 10 năm 2026), never guessed."""

import re
from datetime import date, timedelta

from data.reading.number_marks import BLANKS, plain_text
from data.reading.text_error import NumberTextError

DAY_FIRST = re.compile(r"([0-9]{1,2}) ?([/.-]) ?([0-9]{1,2}) ?\2 ?([0-9]{4})")
WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? năm ([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
SHORT_YEAR = re.compile(r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{2}")
SERIAL = re.compile(r"[2-7][0-9]{4}")
FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside them a date is a slip, such as 0206


def parse_date(text: str) -> date | None:
    """The day, month always second; blanks and marks for none are None."""
    plain = plain_text(text).lower()
    if plain in BLANKS:
        return None
    if found := DAY_FIRST.fullmatch(plain):
        return _day(text, found[4], found[3], found[1])
    if found := WORDS.fullmatch(plain):
        return _day(text, found[3], found[2], found[1])
    if found := YEAR_FIRST.fullmatch(plain.upper()):
        return _day(text, found[1], found[2], found[3])
    if SHORT_YEAR.fullmatch(plain):
        raise NumberTextError("short_year", text=text)
    if SERIAL.fullmatch(plain):
        day = date(1899, 12, 30) + timedelta(days=int(plain))
        raise NumberTextError("date_serial", text=text, date=day.strftime("%d/%m/%Y"))
    raise NumberTextError("not_a_date", text=text)


def _day(text: str, year: str, month: str, day: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        found = date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NumberTextError("impossible_date", text=text)
    return found
