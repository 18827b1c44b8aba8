"""Properties a user may give a document: the one place of a file that every Office keeps."""

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

PARTNAME = "/docProps/custom.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SPACES = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what Office calls properties of a user


def properties_blob(said: Mapping[str, str]) -> bytes:
    """The part of a file that holds these properties, all as text."""
    lines = [
        f"<property fmtid={quoteattr(FORMAT)} pid={quoteattr(str(number))} "
        f"name={quoteattr(name)}><vt:lpwstr>{quoteattr(value)[1:-1]}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(said.items(), 2)
    ]
    return f"<Properties {SPACES}>{''.join(lines)}</Properties>".encode()


def properties_of(blob: bytes) -> dict[str, str]:
    """Every property of such a part as text."""
    return {found.get("name", ""): "".join(found.itertext()) for found in parse_xml(blob)}
