"""Text as it is kept (NFC, no hidden characters), and signs of the encodings before Unicode."""

import re
import unicodedata

SPACES = "\u00a0\u2007\u2009\u202f"
SPACE_TABLE = str.maketrans(dict.fromkeys(SPACES, " "))
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)

VIETNAMESE = re.compile("[ăđơưĂĐƠƯĩũĨŨ\u1ea0-\u1ef9]")
SYMBOL = r"[A-Za-z\u00c0-\u00ff][µ¸¶·¹\u00ad¬¨©ª«§¦¥£¤¢¼½¾×÷]|[®§][A-Za-z·¸µ¶¹]|[A-Za-z]»[A-Za-z]"
LETTER = r"[ÆÇÐÑÖØÜÞßäåæçëîïðñöøûüþÿ]"
UTF8_AS_LATIN = re.compile("á»|áº|Ä‘|Æ°|Æ¡|Ã[\u0080-\u00bf¡-¿]")
LEGACY = re.compile(f"{SYMBOL}|{LETTER}")


def clean_text(text: str) -> str:
    """NFC, every kind of space plain, hidden and control characters gone, trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    plain = text.translate(SPACE_TABLE).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", HIDDEN.sub("", plain)).strip()


def looks_like_legacy_encoding(text: str) -> bool:
    """Whether Vietnamese was typed with a TCVN3 (ABC) or VNI font, or UTF-8 was read as Latin-1.

    Conservative: any letter only Unicode Vietnamese has clears the text, and one odd
    character is never enough (m², 5 µm, «Long An», Müller stay what they are).
    """
    if text.isascii() or VIETNAMESE.search(text):
        return False
    if len(UTF8_AS_LATIN.findall(text)) >= 2:
        return True
    signs = LEGACY.findall(text)
    symbols = sum(1 for sign in signs if not re.fullmatch(LETTER, sign))
    return len(signs) >= 3 or (len(signs) == 2 and symbols >= 1)
