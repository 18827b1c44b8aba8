"""Hand-written cases of the gate, per plan: a proposal, the answer, the rule that decides."""

from datetime import date
from typing import Any

OLD = date(2026, 6, 1)
BASE: dict[str, Any] = {
    "proposal_id": "u/2026/01",
    "unit_id": "u",
    "unit_type": "commune",
    "year": 2026,
    "subject": "collective",
    "form_id": "province-merit",
    "occasion": "annual",
    "state": "proposed",
    "proposed_on": OLD,
    "decided_on": None,
    "turn": None,
    "achievement_id": "t1",
    "papers": None,
    "sets": None,
    "earlier_form": None,
    "earlier_on": None,
    "base_titles": None,
    "attested": None,
}
WHOLE = {"papers": "submission; minutes; achievement-report", "sets": 1}
STATE = {"form_id": "pm-merit"}
UNITY = {"attested": "unity"}
ORDER = {
    "form_id": "labour-order",
    "subject": "individual",
    "occasion": "final",
    "sets": 3,
    "papers": WHOLE["papers"],
    "earlier_form": "pm-merit",
    "earlier_on": date(2020, 1, 15),
    "base_titles": 3,
}
VL, LI, NA, AG, LD = "vinh-long", "quang-tri-vinh-linh", "nghe-an", "an-giang", "lam-dong"

CASES: list[tuple[str, dict[str, Any], str, str | None]] = [
    # An Giang: quota 2 + 2, dossier of three papers, sets by form
    (AG, WHOLE, "met", None),
    (AG, WHOLE | {"subject": "individual"}, "met", None),
    (AG, WHOLE | {"subject": "household"}, "failed", "recipients"),
    (AG, WHOLE | {"papers": "submission; minutes"}, "failed", "dossier-papers"),
    (AG, WHOLE | {"papers": None}, "no_basis", "dossier-papers"),
    (AG, WHOLE | {"sets": 0}, "failed", "dossier-sets-province-merit"),
    (AG, WHOLE | {"sets": None}, "no_basis", "dossier-sets-province-merit"),
    (AG, WHOLE | {"occasion": "interim"}, "met", None),
    (AG, WHOLE | {"form_id": "province-flag"}, "failed", "forms-annual"),
    (AG, WHOLE | {"form_id": "province-flag", "occasion": "final"}, "met", None),
    (
        AG,
        WHOLE | {"form_id": "province-flag", "occasion": "final", "subject": "individual"},
        "failed",
        "flag-is-of-collectives",
    ),
    (AG, WHOLE | {"occasion": "ad_hoc"}, "met", None),
    (AG, WHOLE | {"form_id": "unit-letter"}, "met", None),
    (AG, WHOLE | {"form_id": "unit-letter", "occasion": "interim"}, "met", None),
    (AG, WHOLE | STATE | {"occasion": "final", "sets": 2}, "no_basis", "state-guidance"),
    (AG, WHOLE | STATE | {"occasion": "final"}, "failed", "dossier-sets-pm-merit"),
    (AG, WHOLE | {"achievement_id": None}, "no_basis", "one-achievement"),
    (AG, ORDER | {"sets": 2}, "failed", "dossier-sets-labour-order"),
    (
        AG,
        WHOLE | {"form_id": "district-letter", "occasion": "final"},
        "failed",
        "district-letter-ended",
    ),
    # Lâm Đồng: unity attested, households, DTI rank waits for its guidance
    (LD, UNITY | {"occasion": "interim"}, "met", None),
    (LD, {"occasion": "interim"}, "no_basis", "unity"),
    (LD, {"occasion": "interim", "subject": "household"}, "met", None),
    (LD, {"occasion": "interim", "subject": "individual"}, "met", None),
    (LD, UNITY | {"occasion": "interim", "form_id": "unit-letter"}, "met", None),
    (LD, UNITY | {"occasion": "interim", "form_id": "province-flag"}, "failed", "forms-interim"),
    (LD, UNITY, "failed", "forms-annual"),
    (LD, UNITY | {"form_id": "unit-letter"}, "met", None),
    (LD, UNITY | {"occasion": "ad_hoc"}, "met", None),
    (LD, UNITY | {"occasion": "ad_hoc", "form_id": "province-flag"}, "failed", "forms-ad_hoc"),
    (LD, UNITY | {"occasion": "final"}, "met", None),
    (LD, UNITY | STATE | {"occasion": "final"}, "no_basis", "state-guidance"),
    (LD, {"occasion": "interim", "unit_type": "enterprise"}, "no_basis", "compliance"),
    (LD, {"occasion": "interim", "unit_type": "enterprise", "attested": "compliance"}, "met", None),
    # Vĩnh Linh: nothing above the commune's letter
    (LI, {"unit_type": "office", "occasion": "final", "form_id": "commune-letter"}, "met", None),
    (LI, {"unit_type": "office", "form_id": "commune-letter"}, "met", None),
    (LI, {"unit_type": "office", "occasion": "final"}, "failed", "highest-form"),
    (LI, {"unit_type": "office", "occasion": "annual"}, "failed", "highest-form"),
    (
        LI,
        {"unit_type": "office", "occasion": "final", "form_id": "pm-merit"},
        "failed",
        "highest-form",
    ),
    (
        LI,
        {
            "unit_type": "office",
            "occasion": "final",
            "form_id": "commune-letter",
            "subject": "household",
        },
        "failed",
        "recipients",
    ),
    # Nghệ An: forms at the final review, else by the law within authority
    (NA, {"occasion": "final"}, "met", None),
    (NA, {}, "met", None),
    (NA, {"form_id": "unit-letter"}, "met", None),
    (NA, {"form_id": "province-flag"}, "failed", "forms-annual"),
    (NA, {"occasion": "interim"}, "met", None),
    (NA, {"occasion": "interim", "form_id": "pm-merit"}, "failed", "forms-interim"),
    (NA, {"occasion": "final", "subject": "household"}, "failed", "recipients"),
    (NA, {"occasion": "final", "form_id": "government-flag"}, "no_basis", "state-guidance-3751"),
    (NA, ORDER, "no_basis", "state-guidance-3751"),
    (NA, ORDER | {"earlier_on": date(2022, 1, 1)}, "failed", "labour-order-spacing"),
    (NA, ORDER | {"earlier_form": "province-merit"}, "failed", "labour-order-spacing"),
    (NA, ORDER | {"base_titles": 2}, "failed", "labour-order-spacing"),
    (NA, ORDER | {"earlier_form": None, "earlier_on": None}, "no_basis", "labour-order-spacing"),
    (NA, ORDER | {"proposed_on": date(2026, 10, 5)}, "no_basis", "labour-order-spacing-2026"),
    # Vĩnh Long: households yearly only, numbers await the Department, state awards end of 2027
    (VL, {"form_id": "unit-letter"}, "met", None),
    (VL, {"form_id": "unit-letter", "subject": "household"}, "met", None),
    (VL, {}, "no_basis", "standards"),
    (VL, {"form_id": "province-flag"}, "failed", "forms-annual"),
    (VL, {"occasion": "interim", "subject": "household"}, "failed", "recipients-reviews"),
    (
        VL,
        {"occasion": "final", "form_id": "unit-letter", "subject": "household"},
        "failed",
        "recipients-reviews",
    ),
    (VL, STATE | {"occasion": "interim"}, "failed", "exceptional-day"),
    (
        VL,
        STATE | {"occasion": "interim", "proposed_on": date(2027, 11, 1), "year": 2027},
        "no_basis",
        "exceptional-merit",
    ),
    (
        VL,
        STATE
        | {
            "occasion": "interim",
            "proposed_on": date(2027, 11, 1),
            "year": 2027,
            "attested": "exceptional-merit",
        },
        "no_basis",
        "standards",
    ),
    (VL, STATE | {"occasion": "annual"}, "failed", "forms-annual"),
    (VL, {"occasion": "ad_hoc", "form_id": "unit-letter"}, "met", None),
]
