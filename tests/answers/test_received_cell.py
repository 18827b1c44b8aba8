import hashlib
from pathlib import Path

import xlsxwriter

from answers.units.received_cell import ACROSS, window
from data.reading.read_report import read_report


def workbook(folder: Path) -> Path:
    path = folder / "bao-cao.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kết quả")
        for row in range(12):
            sheet.write(row, 0, f"chỉ tiêu {row + 1}")
            sheet.write(row, 4, 60.5 + row)
        sheet.write("N9", "xa")
    return path


def test_the_row_of_a_cell_stands_among_its_neighbours_as_the_file_shows_them(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path)
    raw = read_report(path, path.name)
    assert raw.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    found = window(raw, "Kết quả", "E9")
    assert found is not None
    assert (found.row, found.column, found.columns) == (9, "E", ("A", "E", "N"))
    assert [number for number, _ in found.rows] == [6, 7, 8, 9, 10, 11, 12]
    assert found.rows[3] == (9, ("chỉ tiêu 9", "68,5", "xa"))
    alone = window(raw, "Kết quả", "E9", 0)
    assert alone is not None
    assert [number for number, _ in alone.rows] == [9]


def test_a_blank_cell_another_sheet_and_a_row_beyond_the_end_show_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    raw = read_report(path, path.name)
    assert window(raw, "Kết quả", "B9") is None
    assert window(raw, "Khác", "E9") is None
    assert window(raw, "Kết quả", "E99") is None
    assert window(raw, "Kết quả", "không phải ô") is None


def test_a_line_of_a_table_is_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.csv"
    wide = ",".join(f"cột {n}" for n in range(ACROSS + 3))
    lines = [",".join(str(100 * row + n) for n in range(ACROSS + 3)) for row in range(2, 9)]
    path.write_text("\n".join([wide, *lines]) + "\n", encoding="utf-8")
    raw = read_report(path, path.name)
    found = window(raw, None, "5")
    assert found is not None
    assert (found.row, found.column, len(found.columns)) == (5, None, ACROSS)
    assert found.rows[3][0] == 5
    assert found.rows[3][1][:2] == ("500", "501")
    assert window(raw, None, "50") is None
