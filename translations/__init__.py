"""Words and formats of the screens, files and messages: Vietnamese first, English second."""

from translations.translator import Language, Translator, translator

__all__ = ["Language", "Translator", "translator"]
