"""The checklist of the decree: each point with its clause, its words, its test.

Sections I and II were compared with two public summaries of Appendix I, found by search; the words
of section III (annexes) could not be found there: those rows are as practised, and say so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from docx import Document

from tests.briefing.decree import page_points, text_points
from tests.briefing.decree.sheet import Sheet


@dataclass(frozen=True)
class Point:
    """A point: its key, clause of Appendix I part I, words, test; whether the clause was found."""

    key: str
    clause: str
    words: str
    test: Callable[[Sheet], bool | None]
    is_read: bool = True


POINTS = (
    Point(
        "page",
        "I.1, I.2",
        "Khổ A4, trình bày theo chiều dài",
        page_points.page,
    ),
    Point(
        "margins",
        "I.3",
        "Lề trên, dưới 20–25 mm; trái 30–35 mm; phải 15–20 mm",
        page_points.margins,
    ),
    Point(
        "font",
        "I.4",
        "Phông Times New Roman, màu đen",
        page_points.font,
    ),
    Point(
        "pages",
        "I.7",
        "Số trang ở giữa lề trên, cỡ 13–14, không hiện ở trang thứ nhất",
        page_points.pages,
    ),
    Point(
        "nation",
        "II.1.a",
        "Quốc hiệu in hoa, cỡ 12–13, đậm",
        page_points.nation,
    ),
    Point(
        "motto",
        "II.1.b",
        "Tiêu ngữ cỡ 13–14, đậm, có đường kẻ",
        page_points.motto,
    ),
    Point(
        "issuer",
        "II.2",
        "Tên cơ quan in hoa, cỡ 12–13; cơ quan ban hành đậm, có đường kẻ",
        page_points.issuer,
    ),
    Point(
        "number",
        "II.3",
        "«Số: …/ký hiệu», cỡ 13",
        page_points.number,
    ),
    Point(
        "place_date",
        "II.4",
        "Địa danh, dấu phẩy, ngày tháng năm viết đủ, cỡ 13–14, nghiêng",
        page_points.place_date,
    ),
    Point(
        "kind",
        "II.5.a",
        "Tên loại in hoa, cỡ 13–14, đậm, canh giữa",
        page_points.kind,
    ),
    Point(
        "subject",
        "II.5.b",
        "Trích yếu đậm, có đường kẻ; công văn: «V/v» dưới số, cỡ 12–13",
        page_points.subject,
    ),
    Point(
        "bases",
        "II.6",
        "Căn cứ in nghiêng, mỗi căn cứ một dòng, hết bằng dấu chấm phẩy, dòng cuối dấu chấm",
        text_points.bases,
    ),
    Point(
        "text",
        "II.6.e",
        "Lời văn cỡ 13–14, canh đều hai lề, lùi 1–1,27 cm, cách đoạn từ 6 pt, dòng đơn đến 1,5",
        text_points.text,
    ),
    Point(
        "headings",
        "II.6",
        "Phần I., II. in hoa, đậm; mục 1., 2. đậm",
        text_points.headings,
    ),
    Point(
        "dates",
        "II.4.b",
        "Ngày dưới 10, tháng 1, 2 có số 0 phía trước",
        text_points.dates,
    ),
    Point(
        "signature",
        "II.7",
        "Quyền hạn, chức vụ in hoa, họ tên in thường; cỡ 13–14, đậm, canh giữa",
        text_points.signature,
    ),
    Point(
        "authority",
        "II.7.a",
        "Ký thay mặt tập thể: «TM.»",
        text_points.authority,
    ),
    Point(
        "copies",
        "II.9",
        "«Nơi nhận:» cỡ 12, nghiêng, đậm; tên nơi nhận cỡ 11, gạch đầu dòng; dòng cuối «Lưu: VT»",
        text_points.copies,
    ),
    Point(
        "annex_named",
        "III.1.a",
        "Trong văn bản có chỉ dẫn về phụ lục",
        text_points.annex_named,
        is_read=False,
    ),
    Point(
        "annex_names",
        "III.1.b",
        "«Phụ lục I» cỡ 14, đậm; tên phụ lục in hoa, đậm, canh giữa",
        text_points.annex_names,
        is_read=False,
    ),
    Point(
        "annex_along",
        "III.1.c",
        "«(Kèm theo … số … ngày …)» cỡ 13–14, nghiêng, dưới tên phụ lục",
        text_points.annex_along,
        is_read=False,
    ),
    Point(
        "annex_pages",
        "III.1",
        "Số trang đánh riêng theo từng phụ lục",
        text_points.annex_pages,
        is_read=False,
    ),
)


def answers(content: bytes) -> dict[str, bool | None]:
    """What each point says of a DOCX; None where the paper has nothing it is about."""
    sheet = Sheet(Document(BytesIO(content)))
    return {point.key: point.test(sheet) for point in POINTS}


def failed(content: bytes) -> list[str]:
    """The points a DOCX does not keep."""
    return [key for key, is_kept in answers(content).items() if is_kept is False]
