"""One element of WordprocessingML."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def tag(name: str, /, *inside: Any, **values: object) -> Any:
    """An element w:name with attributes w:…, and what is inside; None inside is left out."""
    made = OxmlElement(f"w:{name}", {qn(f"w:{key}"): str(value) for key, value in values.items()})
    made.extend(part for part in inside if part is not None)
    return made
