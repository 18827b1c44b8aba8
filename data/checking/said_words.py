"""Kinds and outcomes as offices write them, spelled without case, accents and marks."""

REMARK_WORDS = {
    **dict.fromkeys(
        (
            "kho_khan",
            "vuong_mac",
            "kho_khan_vuong_mac",
            "kho_khan_va_vuong_mac",
            "ton_tai",
            "han_che",
            "ton_tai_han_che",
            "han_che_ton_tai",
            "kho_khan_han_che",
            "difficulty",
        ),
        "difficulty",
    ),
    **dict.fromkeys(
        (
            "de_xuat",
            "kien_nghi",
            "de_nghi",
            "de_xuat_kien_nghi",
            "kien_nghi_de_xuat",
            "de_xuat_va_kien_nghi",
            "kien_nghi_va_de_xuat",
            "proposal",
        ),
        "proposal",
    ),
}
KIND_WORDS = {
    **dict.fromkeys(("mien", "mien_nop", "mien_bao_cao", "duoc_mien"), "exemption"),
    **dict.fromkeys(("don_doc", "nhac", "nhac_nop", "nhac_nho"), "reminder"),
    **dict.fromkeys(("ket_luan_ra_soat", "ra_soat", "ket_luan"), "flag"),
    **dict.fromkeys(("moc_su_kien", "su_kien", "moc", "chu_thich"), "annotation"),
    **dict.fromkeys(("da_gui", "gui", "gui_cap_tren"), "sent"),
}
OUTCOME_WORDS = {
    **dict.fromkeys(("dung", "xac_nhan", "so_dung", "da_xac_nhan"), "confirmed"),
    **dict.fromkeys(("da_sua", "sua", "da_dinh_chinh"), "corrected"),
    **dict.fromkeys(("da_giai_thich", "giai_thich", "giai_trinh", "da_giai_trinh"), "explained"),
}
