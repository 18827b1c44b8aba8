"""Texts a clerk would not type: seeded, short, harmless wherever they are shown as they are."""

import random

STARTS = ("", "=", "+", "-", "@", "\t=", " =", "'", '"', ";", "|", "#", ">", "%", "\\")
WORDS = (
    *("2+2", "SUM(A1:A2)", "HYPERLINK(1)", "cmd|1", "Phường Ba Đình", "đơn vị", "1.234,5"),
    *("**đậm**", "`x`", "$x^2$", ":red[x]", ":material/home:", "[x](y)", "![x](y.png)", "~~x~~"),
    *("<b>x</b>", "<img src=x>", "<svg/>", "&amp;", "&lt;", "<!-- x -->", "</td>"),
    *("{x}", "{0}", "%s", "${x}", "{{x}}", "'; --", "NULL", "nan", "inf", "None", "true"),
    *("../x", "..\\x", "C:\\x", "/x/y", "a\u202eb", "a\u200bb", "a\x07b", "a\rb", "a\x1b[1mb"),
    *("\u0301", "ﬁ", "Ⅷ", "😀", "e\u0302\u0301", "\ufeffx", "\u2028x", "x\u00a0y", "0" * 40),
)
JOINTS = (" ", "", ",", "\n", "\t", "|", ";", "·")


def odd_strings(count: int, seed: int = 5) -> list[str]:
    """So many of them, the same for a seed."""
    chance = random.Random(seed)
    return [
        chance.choice(STARTS)
        + chance.choice(JOINTS).join(chance.choices(WORDS, k=chance.randint(1, 4)))
        for _ in range(count)
    ]
