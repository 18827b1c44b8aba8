"""What the columns of flat files are called: by us, and as people write them."""

from data.checking.layouts.award_layout import SAID
from data.checking.layouts.template_layout import spelled

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
    "ma_nhiem_vu": "task_id",
    "tinh_trang": "state",
    "ngay_hoan_thanh": "done_on",
    "so_nguoi_du": "people_count",
    "dia_phuong": "locality",
    "nam_thanh_tich": "year",
    "dot": "session",
    "cap": "level",
    "doi_tuong": "subject",
    "so_luong": "award_count",
    **dict.fromkeys(("ky_bao_cao", "ma_ky", "ma_ky_bao_cao"), "period_id"),
    **dict.fromkeys(
        ("ky_nay", "ket_qua_ky_nay", "so_lieu", "ket_qua", "so_phieu", "co_vi_pham"), "value"
    ),
    **dict.fromkeys(("minh_chung_ghi_chu", "minh_chung_hoac_ghi_chu", "ket_qua_ghi_chu"), "note"),
    **dict.fromkeys(("ma_dieu_kien", "ma_tieu_chi_dieu_kien"), "criterion_id"),
    **dict.fromkeys(
        ("so_ky_hieu_ke_hoach_cua_don_vi", "so_ky_hieu", "so_ky_hieu_ke_hoach"), "plan_number"
    ),
    **dict.fromkeys(("ma_bao_cao", "bao_cao"), "obligation_id"),
    "loai_ghi_chep": "kind",
    **dict.fromkeys(("ten_don_vi", "don_vi"), "unit_name"),
    **dict.fromkeys(("ten_chi_tieu", "chi_tieu"), "label"),
    **dict.fromkeys(("ten_don_vi_cham", "don_vi_cham"), "marker_name"),
    **dict.fromkeys(("ten_tieu_chi", "tieu_chi", "dieu_kien_loai"), "criterion_name"),
    "buoc_cham": "stage",
    "y_kien_cua_don_vi": "reply",
    "so_nguoi_thuoc_dien_xet_khen": "person_count",
    **{spelled(header): key for key, (header, _) in SAID.items()},
}
"""Names of columns as people write them, spelled without case, accents and spaces."""
BESIDE = {
    "unit_name": "unit_id",
    "label": "indicator_id",
    "marker_name": "marker_id",
    "criterion_name": "criterion_id",
}
"""Columns of names, and the code each stands beside: read only to be compared with it."""
HEADINGS = {
    **{key: header for key, (header, _) in SAID.items()},
    "note": "Ghi chú",
    "evidence": "Minh chứng",
    "reason": "Lý do",
    "against": "Đối chiếu",
    "not_applicable": "Không áp dụng",
    "marker_id": "Mã đơn vị chấm",
    "item": "Loại dòng",
    "obligation_id": "Mã báo cáo",
    "flag_id": "Mã câu hỏi",
    "outcome": "Kết luận",
    "source": "Căn cứ",
    "route_step": "Bước xét",
    "campaign_id": "Mã phong trào",
    "unit_id": "Mã đơn vị",
    "period_id": "Kỳ",
    "indicator_id": "Mã chỉ tiêu",
    "value": "Giá trị",
    "amount": "Giá trị",
    "section_id": "Mã mục",
    "text": "Nội dung",
    "plan_number": "Số kế hoạch",
    "plan_date": "Ngày ban hành",
    "kind": "Loại",
    "year": "Năm",
    "stage": "Bước",
    "criterion_id": "Mã tiêu chí",
    "reply": "Phản hồi",
    "proposal_code": "Mã đề nghị",
    "proposal_id": "Mã hồ sơ",
    "state": "Trạng thái",
    "task_id": "Mã nhiệm vụ",
    "done_on": "Ngày hoàn thành",
    "people_count": "Số người dự",
    "at_date": "Ngày",
    "locality": "Địa phương",
    "session": "Đợt",
    "form_words": "Hình thức",
    "level": "Cấp",
    "subject": "Đối tượng",
    "award_count": "Số lượng",
}
"""What a column is called where it is asked for."""
BARE = "ma"
"""«Mã», as our own sheets head their first column: the last code of the form."""


def own_name(column: str) -> str:
    """Our name of a column, whatever its case, accents, spaces and marks."""
    return NAMES.get(spelled(column), spelled(column) or column)


def heading(name: str) -> str:
    """A column as people know it, our own name beside it."""
    return f"{HEADINGS[name]} ({name})" if name in HEADINGS else name
