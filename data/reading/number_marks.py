"""The marks people put around and instead of numbers, and their plain forms."""

BLANKS = (
    "",
    "-",
    "−",
    "–",
    "—",
    "...",
    "…",
    "không có",
    "chưa có",
    "không có số liệu",
    "chưa có số liệu",
    "kxđ",
    "không xác định",
    "n/a",
)
"""Marks for no figure. «không» and «không phát sinh» are not among them: they may mean 0."""

PLAIN = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict(zip("％，．－＋（）／", "%,.-+()/", strict=True)),
    **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
}
"""Full-width forms and the kinds of space. Not NFKC, which would make 5² a 52."""

_TABLE = str.maketrans(PLAIN)


def plain_text(text: str) -> str:
    """Digits, marks and spaces in their plain forms, trimmed."""
    return text.translate(_TABLE).strip(" ")
