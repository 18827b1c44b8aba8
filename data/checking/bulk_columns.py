"""The columns of a flat file, by our own name or the Vietnamese one, in any case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from data.checking.award_layout import SAID
from data.checking.problem_rows import ProblemList
from data.checking.template_layout import folded
from data.profiles.report_codes import REPLY, WORDED
from schemas.rubric import STAGES

NAMES = {
    "ma_phong_trao": "campaign_id",
    "ma_don_vi": "unit_id",
    "ky": "period_id",
    "ma_chi_tieu": "indicator_id",
    "gia_tri": "value",
    "ghi_chu": "note",
    "ma_muc": "section_id",
    "noi_dung": "text",
    "so_ke_hoach": "plan_number",
    "ngay_ban_hanh": "plan_date",
    "loai": "kind",
    "ma_nghia_vu": "obligation_id",
    "ma_cau_hoi": "flag_id",
    "ngay": "at_date",
    "ket_luan": "outcome",
    "can_cu": "source",
    "nam": "year",
    "buoc": "stage",
    "ma_don_vi_cham": "marker_id",
    "ma_tieu_chi": "criterion_id",
    "doi_chieu": "against",
    "khong_ap_dung": "not_applicable",
    "minh_chung": "evidence",
    "ly_do": "reason",
    "loai_dong": "item",
    "phan_hoi": "reply",
    "ma_de_nghi": "proposal_code",
    "loai_doi_tuong": "recipient_class",
    "ten_doi_tuong": "recipient_name",
    "ma_doi_tuong": "recipient_id",
    "nu": "is_woman",
    "ma_xa": "commune_id",
    "hinh_thuc": "form_id",
    "dip": "occasion",
    "ma_noi_dung": "content_id",
    "ma_thanh_tich": "achievement_id",
    "ngay_de_nghi": "proposed_on",
    "so_van_ban": "document",
    "thanh_phan_ho_so": "papers",
    "so_bo": "sets",
    "hinh_thuc_truoc": "earlier_form",
    "ngay_khen_truoc": "earlier_on",
    "so_cstd_co_so": "base_titles",
    "da_xac_nhan": "attested",
    "so_nguoi_dien_xet": "person_count",
    "ma_ho_so": "proposal_id",
    "trang_thai": "state",
    "buoc_xet": "route_step",
    "vai_tro_cho_phep": "override_role",
    "van_ban_cho_phep": "override_document",
    "dia_phuong": "locality",
    "nam_thanh_tich": "year",
    "dot": "session",
    "cap": "level",
    "doi_tuong": "subject",
    "so_luong": "award_count",
}
REPORT = ("campaign_id", "unit_id", "period_id")


@dataclass(frozen=True)
class BulkForm:
    """A form of flat file: codes no row may lack, what it says, and which reports it takes.

    `renamed` are columns that another form knows by another name.
    """

    codes: tuple[str, ...]
    said: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)

    @property
    def required(self) -> tuple[str, ...]:
        """The columns it must have."""
        return (*self.codes, *self.said)


VALUES = BulkForm((*REPORT, "indicator_id"), ("value",), ("period",), ("note",))
WORDS = BulkForm((*REPORT, "section_id"), ("text",), WORDED)
PLANS = BulkForm(REPORT, ("plan_number", "plan_date"), ("plan",))
NOTES = BulkForm(
    ("kind", "campaign_id"),
    (),
    optional=(
        *("unit_id", "indicator_id", "obligation_id", "flag_id", "at_date"),
        *("outcome", "text", "text_en", "source", "written_at"),
    ),
)
SCORES = BulkForm(
    ("campaign_id", "year", "stage", "unit_id"),
    ("amount",),
    STAGES,
    ("marker_id", "item", "criterion_id", "against", "not_applicable", "evidence", "reason"),
    {"value": "amount"},
)
REPLIES = BulkForm(
    ("campaign_id", "year", "unit_id", "criterion_id"), ("reply",), (REPLY,), ("evidence",)
)
PROPOSED = BulkForm(
    ("campaign_id", "year", "unit_id"),
    ("proposal_code",),
    ("award",),
    tuple(key for key in (*SAID, "person_count") if key != "proposal_code"),
)
AWARD_STEPS = BulkForm(
    ("campaign_id", "proposal_id", "state", "at_date"),
    (),
    optional=("route_step", "document", "reason", "override_role", "override_document",
              "written_at"),
)  # fmt: skip
AWARD_COUNTS = BulkForm(
    ("campaign_id", "locality", "year", "session", "stage", "form_words", "level", "subject"),
    ("award_count",),
    optional=("note",),
    renamed={"state": "stage", "form_id": "form_words"},
)
FORMS = (VALUES, WORDS, PLANS)
STAFFS = (NOTES, AWARD_STEPS, AWARD_COUNTS)
"""Forms that only staff hand in."""


def own_name(column: str) -> str:
    """Our name of a column."""
    return NAMES.get(folded(column), folded(column))


def bulk_form(columns: Sequence[str]) -> BulkForm:
    """The form a file has by its columns; values if none fits better. Notes name no period,
    scores a year and a stage, replies a year and a reply, awards a proposal or a place."""
    held = {own_name(column) for column in columns}
    if "locality" in held:
        return AWARD_COUNTS
    if "proposal_id" in held:
        return AWARD_STEPS
    if "proposal_code" in held:
        return PROPOSED
    if "year" in held and "period_id" not in held and held & {"stage", "reply"}:
        return SCORES if "stage" in held else REPLIES
    if "kind" in held and "period_id" not in held:
        return NOTES
    return max(FORMS, key=lambda form: len(held & set(form.required) - set(REPORT)))


def column_names(columns: Sequence[str], form: BulkForm, found: ProblemList) -> dict[str, str]:
    """The file's own name of each column; missing, repeated and strange ones are problems."""
    header: dict[str, Any] = {"cell": "1", "row": 1}
    names: dict[str, str] = {}
    for column in columns:
        name = form.renamed.get(own_name(column), own_name(column))
        if name in names:
            found.add("duplicate_column", **header, value=column, params={"first": names[name]})
        elif name in (*form.required, *form.optional):
            names[name] = column
        elif name != "line":
            found.add("extra_column", "warning", **header, value=column)
    for name in form.required:
        if name not in names:
            found.add("missing_column", **header, column=name, params={"expected": name})
    return names


def named_columns(frame: pl.DataFrame, names: dict[str, str], form: BulkForm) -> pl.DataFrame:
    """The columns under our own names with the place of each row; codes are text, absent ones null.

    `text` is what a problem of the row shows: the column of that name, else what the form says.
    """
    columns = [
        pl.col(names[name]).alias(name) if name in names else pl.lit(None, pl.String).alias(name)
        for name in (*form.required, *form.optional)
    ]
    named = frame.select(
        *columns,
        sheet=pl.lit(None, pl.String),
        cell=pl.col("line").cast(pl.String),
        row="line",
    ).with_columns(pl.col(form.codes).cast(pl.String))
    if "text" in named.columns:
        return named
    shown = form.said[-1] if form.said else form.codes[-1]
    return named.with_columns(text=pl.col(shown).cast(pl.String))
