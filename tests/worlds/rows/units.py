"""Units, former names and clusters, as a test's table has them unless told otherwise."""

from datetime import date
from typing import Any

UNITS: dict[str, dict[str, Any]] = {
    "unit_type": {
        "campaign_id": "c",
        "unit_type": "ward",
        "position": 1,
        "label_vi": "Phường",
        "label_en": "Ward",
    },
    "unit": {
        "campaign_id": "c",
        "unit_id": "u1",
        "unit_name": "Phường Một",
        "short_name": "P. Một",
        "unit_type": "ward",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
        "successor_id": None,
        "contact": None,
    },
    "former_unit": {
        "campaign_id": "c",
        "unit_id": "u1",
        "former_code": "f1",
        "former_name": "Xã Cũ",
        "former_place": "Huyện Cũ, Tỉnh Cũ",
    },
    "unit_event": {
        "campaign_id": "c",
        "unit_id": "u1",
        "on_date": date(2026, 7, 1),
        "kind": "merge",
        "position": 1,
        "successor_id": "u2",
        "former_name": None,
        "new_name": None,
        "document": "01/NQ-HĐND",
    },
    "membership": {
        "campaign_id": "c",
        "unit_id": "u1",
        "year": 2025,
        "from_date": None,
        "to_date": None,
        "is_year_last": True,
        "cluster_id": "cum-1",
        "cluster_name_vi": "Cụm 1",
        "cluster_name_en": "Cluster 1",
    },
}
