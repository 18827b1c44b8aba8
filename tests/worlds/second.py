"""The second world: a real-kind store on the clock with a campaign that nobody shipped.

Own units, one merged away, one split, one renamed and one not formed yet, half of them silent, a
correction, a rubric
without a progress criterion, a unit with a whole total of 0, a cluster that nobody marked. What
is invented here is of kind real on purpose: no page may call it illustrative.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from data.intake.load import Outcome, ingest
from data.keeping.calendar import store_today
from data.keeping.new_store import make_real_store
from data.profiles.catalog import store_catalog

HERE = Path(__file__).parent
CAMPAIGN = "thu-nghiem"
OFFICES = [f"cq-{n}" for n in range(1, 5)]
HAMLETS = [f"thon-{n}" for n in range(1, 7)]
MERGED, UNBORN, SUCCESSOR = "thon-cu", "thon-moi", "thon-1"
SPLIT, HEIRS = "thon-chia", ("thon-2", "thon-3")
RENAMED, OLD_NAME = "thon-2", "Thôn Nhì"
CALLED, CONTACT = "thon-5", "Văn phòng thôn"
MARKED = HAMLETS[:4]
ZERO = HAMLETS[3]
LONELY = HAMLETS[4:]  # a cluster of two, of which one has a whole total of 0
SENDER = "văn thư"


@dataclass(frozen=True)
class World:
    """The store, its day, the year that is scored, and when a unit merged and another will form."""

    store: Path
    today: date
    year: int
    merged_on: date
    forms_on: date
    periods: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def second_world(folder: Path) -> World:
    """Made by the commands and doors an office uses; nothing bypasses them."""
    store = folder / "kho"
    today = store_today(store)
    years = {
        "before": today.year - 1,
        "now": today.year,
        "after": today.year + 1,
        "last": today.year + 3,
    }
    merged_on = today - timedelta(days=100)
    forms_on = today + timedelta(days=60)
    # the day the progress is read: today, but a rubric takes a day that every year has
    leap = (today.month, today.day) == (2, 29)
    years |= {"month": today.month, "day": 28 if leap else today.day}
    _profile(store / "campaigns", years, merged_on, forms_on)
    make_real_store(store, date(years["before"], 1, 1))
    periods = [
        period
        for period, end in store_catalog(store)
        .periods(CAMPAIGN)
        .sort("end_date")
        .select("period_id", "end_date")
        .rows()
        if end < today
    ]
    folder.joinpath("sent").mkdir()
    files = [_figures(folder / "sent", p, n) for n, p in enumerate(periods)]
    files += [_correction(folder / "sent", periods[-1])]
    files += [
        _marks(folder / "sent", today.year - 1, s, n) for n, s in enumerate(("self", "appraised"))
    ]
    files += [_far_marks(folder / "sent", today.year, s) for s in ("self", "appraised")]
    files += [_proposals(folder / "sent", today)]
    outcomes = ingest(store, files, SENDER)
    return World(store, today, today.year - 1, merged_on, forms_on, tuple(periods), tuple(outcomes))


def _profile(campaigns: Path, years: dict[str, int], merged_on: date, forms_on: date) -> None:
    for name in ("units", "rubrics"):
        (campaigns / name).mkdir(parents=True)
    text = (HERE / "second.toml").read_text(encoding="utf-8").format(p="", **years)
    (campaigns / f"{CAMPAIGN}.toml").write_text(text, encoding="utf-8")
    text = (HERE / "second-rubric.toml").read_text(encoding="utf-8").format(**years)
    (campaigns / "rubrics" / f"{CAMPAIGN}-chung-v1.toml").write_text(text, encoding="utf-8")
    text = (HERE / "far-rubric.toml").read_text(encoding="utf-8")
    text = text.format(**years)
    (campaigns / "rubrics" / f"{CAMPAIGN}-xa-v1.toml").write_text(text, encoding="utf-8")
    born = f"{years['before'] - 5}-01-01"
    rows = [(u, f"Phòng {u[-1]}", "office", born, "", "") for u in OFFICES]
    rows += [(u, f"Thôn {u[-1]}", "hamlet", born, "", "") for u in HAMLETS]
    rows += [(MERGED, "Thôn Cũ", "hamlet", born, str(merged_on), SUCCESSOR)]
    rows += [(UNBORN, "Thôn Mới", "hamlet", str(forms_on), "", "")]
    rows += [(SPLIT, "Thôn Chia", "hamlet", born, "", "")]
    named = [(row[0], OLD_NAME if row[0] == RENAMED else row[1], *row[2:]) for row in rows]
    lines = ["unit_id,unit_name,short_name,unit_type,valid_from,valid_to,successor_id"]
    lines += [",".join([row[0], row[1], row[1], *row[2:]]) for row in named]
    _write(campaigns / "units" / f"{CAMPAIGN}.csv", lines)
    day = merged_on + timedelta(days=1)
    lines = ["on_date,unit_id,kind,successor_ids,new_name,document"]
    lines += [f"{day},{SPLIT},split,{HEIRS[0]}; {HEIRS[1]},,12/NQ-HĐND"]
    lines += [f"{day},{RENAMED},rename,,Thôn 2,13/NQ-HĐND"]
    _write(campaigns / "units" / f"{CAMPAIGN}-events.csv", lines)
    lines = ["unit_id,contact", f"{CALLED},{CONTACT}"]
    _write(campaigns / "units" / f"{CAMPAIGN}-contacts.csv", lines)
    lines = ["unit_id,year_from,year_to,cluster_id,cluster_name_vi,cluster_name_en"]
    span = f"{years['before']},{years['last']}"
    lines += [f"{u},{span},khoi-cq,Khối cơ quan,Offices" for u in OFFICES]
    lines += [f"{u},{span},cum-thon,Cụm thôn,Hamlets" for u in [*MARKED, MERGED, UNBORN, SPLIT]]
    lines += [f"{u},{span},cum-xa,Cụm xa,Far hamlets" for u in LONELY]
    _write(campaigns / "units" / f"{CAMPAIGN}-clusters.csv", lines)


def _figures(folder: Path, period: str, number: int) -> Path:
    """Half of the units report; those that will merge and be split while they are there, and one
    far hamlet never moves from where it started."""
    lines = ["campaign_id,unit_id,period_id,indicator_id,value,note"]
    for place, unit in enumerate(
        [*OFFICES[:2], *HAMLETS[:3], *([MERGED, SPLIT] if number < 2 else [])]
    ):
        lines.append(f"{CAMPAIGN},{unit},{period},online,{30 + 6 * number + place},")
        if unit not in OFFICES:
            lines.append(f"{CAMPAIGN},{unit},{period},learners,{10 + place + number},")
    lines += [
        f"{CAMPAIGN},{unit},{period},online,{v}," for unit, v in zip(LONELY, (20, 50), strict=True)
    ]
    return _write(folder / f"{period}.csv", lines)


def _correction(folder: Path, period: str) -> Path:
    lines = ["campaign_id,unit_id,period_id,indicator_id,value,note"]
    lines += [f"{CAMPAIGN},{HAMLETS[0]},{period},online,66.5,số liệu rà soát lại"]
    return _write(folder / "correction.csv", lines)


def _marks(folder: Path, year: int, stage: str, less: int) -> Path:
    """Some hamlets are marked, one of them with nothing at all; no office is."""
    lines = ["campaign_id,year,stage,unit_id,criterion_id,amount,evidence,reason"]
    for place, unit in enumerate(MARKED):
        tasks, ideas = (0, 0) if unit == ZERO else (55 - 5 * place - less, 3 - place)
        why = "thiếu minh chứng" if less else ""
        lines.append(f"{CAMPAIGN},{year},{stage},{unit},tasks,{tasks},1/BC,{why}")
        lines.append(f"{CAMPAIGN},{year},{stage},{unit},ideas,{ideas},2/BC,{why}")
    return _write(folder / f"{stage}.csv", lines)


def _far_marks(folder: Path, year: int, stage: str) -> Path:
    """This year's, whose progress is read today: a unit that never moved gets nothing at all."""
    lines = ["campaign_id,year,stage,unit_id,criterion_id,amount,evidence,reason"]
    lines += [
        f"{CAMPAIGN},{year},{stage},{u},far-tasks,{n},1/BC,"
        for u, n in zip(LONELY, (0, 30), strict=True)
    ]
    return _write(folder / f"far-{stage}.csv", lines)


def _proposals(folder: Path, today: date) -> Path:
    head = (
        "ma_phong_trao,nam,ma_don_vi,ma_de_nghi,ten_doi_tuong,loai_doi_tuong,hinh_thuc,dip,"
        "ma_noi_dung,ngay_de_nghi,so_van_ban,thanh_phan_ho_so,so_bo,ma_thanh_tich"
    )
    day = f"{today - timedelta(days=1):%d/%m/%Y}"
    lines = [head]
    for number, unit in enumerate(HAMLETS[:2], start=1):
        lines.append(
            f"{CAMPAIGN},{today.year},{unit},DN-{number},Tổ số {number},Tập thể,"
            f"Giấy khen của Chủ tịch UBND xã,hằng năm,government,{day},{number}/TTr,"
            f"tờ trình; biên bản; báo cáo thành tích,1,TT-{number}"
        )
    return _write(folder / "proposals.csv", lines)


def _write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
