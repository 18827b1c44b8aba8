"""Report files that are not what they seem, made when a test asks for them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto
import polars as pl
import xlsxwriter
import xlwt

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HTML = b"<html><body><table><tr><td>1</td></tr></table></body></html>"
CSV = b"unit_id,period_id,value\n29770,2026-Q3,12\n"
TCVN3 = "B¸o c¸o cña x· VÜnh Long, §¶ng ñy ®· xong"
VNI = "Coäng hoøa xaõ hoäi, Ñaûng uûy ñaõ xong"


def workbook(path: Path, fill: Callable[[xlsxwriter.Workbook], object]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def plain_workbook(path: Path, *texts: str) -> Path:
    return workbook(
        path, lambda book: book.add_worksheet("Kết quả").write_column(0, 0, texts or ["a"])
    )


def raw_workbook(path: Path, rows: str, strings: str = "", head: str = "", after: str = "") -> Path:
    sheet = f'{head}<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": f'<sst xmlns="{NAMESPACE}">{strings}</sst>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def far_cell(path: Path) -> Path:
    return raw_workbook(
        path,
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    )


def truncated(path: Path) -> Path:
    content = plain_workbook(path, "a", "b").read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


def with_password(path: Path) -> Path:
    clear = io.BytesIO(plain_workbook(path).read_bytes())
    with path.open("wb") as locked:
        msoffcrypto.OfficeFile(clear).encrypt("12345", locked)
    return path


def old_excel(path: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("Sheet1").write(0, 0, "a")
    book.save(str(path))
    return path


def parquet(path: Path, **columns: object) -> Path:
    pl.DataFrame(columns).write_parquet(path)
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
