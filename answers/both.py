"""Words in both languages at once: what a scheduler prints and what an error says."""

from translations import Language, translator

LANGUAGES: tuple[Language, Language] = ("vi", "en")


def in_both(key: str, **words: object) -> str:
    """The words of a key in Vietnamese and English."""
    return " / ".join(translator(language)(key, **words) for language in LANGUAGES)
