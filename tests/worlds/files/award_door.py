"""A store with a campaign whose proposals go their route through the door."""

from datetime import date
from pathlib import Path
from typing import Any

from data.keeping.store import answer, open_store
from tests.worlds.files.award_files import (
    PLAN,
    UNIT,
)

TODAY = date(2026, 12, 20)


FIRST = f"{UNIT}/2026/01"


ROUTE = ("appraised-1", "appraised", "decided")


def states(store: Path, as_of: date = TODAY) -> dict[str, str]:
    sql = "SELECT proposal_id, state FROM award_state"
    asked = {"campaign_id": PLAN, "as_of": as_of}
    return dict(answer(open_store(store), sql, asked).iter_rows())


COUNTS = [
    {
        "dia_phuong": "Nơi A",
        "nam_thanh_tich": 2018,
        "dot": "cum_khoi",
        "trang_thai": stage,
        "hinh_thuc": form,
        "cap": "tinh",
        "doi_tuong": "tap_the",
        "so_luong": count,
        "ma_phong_trao": PLAN,
        "ghi_chu": None,
    }
    for stage, form, count in (
        ("de_nghi", "Cờ thi đua", 69),
        ("hoi_dong_thong_qua", "Cờ thi đua", 48),
        ("da_tang", "Chiến sĩ thi đua + Tập thể (gộp)", 493),
    )
]


def filled_lines(**changes: Any) -> list[dict[str, Any]]:
    row = {
        "proposal_code": "01",
        "recipient_class": "Người trực tiếp",
        "is_woman": "x",
        "recipient_name": "Cá nhân minh họa 1",
        "form_id": "Bằng khen của Chủ tịch UBND tỉnh",
        "occasion": "hằng năm",
        "content_id": "government",
        "achievement_id": "TT-1",
        "proposed_on": date(2026, 10, 1),
        "papers": "tờ trình; biên bản; báo cáo thành tích",
        "sets": 1,
    }
    return [row | changes]
