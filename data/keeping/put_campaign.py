"""Puts a workbook of a campaign in force (ghi hồ sơ phong trào): all of it or nothing."""

from dataclasses import replace
from pathlib import Path

from data.keeping.calendar import store_today
from data.keeping.campaign_versions import (
    CampaignVersion,
    apply_version,
    finish_versions,
    keep_version,
    version_place,
)
from data.keeping.ledger.durable import disk_errors
from data.keeping.ledger.ledger import writer
from data.keeping.ledger.lock import publisher_lock
from data.keeping.own_campaigns import bring_campaign, own_folder
from data.keeping.publishing.publish import publish_held
from data.keeping.publishing.rubric_publish import next_version, version_name
from data.profiles.book.plan import CampaignPlan, files_mark
from data.profiles.catalog import store_catalog
from schemas.problems import StoreError
from schemas.scoring.rubric_text import rubric_toml
from schemas.viewer import Viewer, signed


def put_campaign(store: Path, plan: CampaignPlan, by: Viewer | str) -> CampaignVersion:
    """Put a sound plan in force and publish the store; the version it became.

    StoreError where the plan has errors or the files changed since it was made, NotAllowed:
    nothing is put."""
    name = signed(by, "campaign", plan.campaign_id)
    if not plan.is_sound:
        raise StoreError(
            f"{plan.file_name}: còn lỗi, chưa ghi gì. Sửa các ô đã chỉ rồi nạp lại. / "
            "There are errors, nothing was put. Correct the cells shown and load it again."
        )
    with writer(store), publisher_lock(store):
        folder = own_folder(store)
        bring_campaign(plan.campaign_id, folder)
        finish_versions(folder)
        if files_mark(folder, plan.campaign_id) != plan.before:
            raise StoreError(
                f"{plan.campaign_id}: hồ sơ vừa có người sửa, chưa ghi gì. Xem lại phần thay đổi "
                "rồi ghi. / Somebody has just changed the campaign, nothing was put. Look at the "
                "changes again."
            )
        changed = replace(plan, files={**plan.files, **_rubric_files(store, plan, name)})
        with disk_errors(plan.file_name):
            version = keep_version(store, folder, changed, name)
            apply_version(folder, version_place(folder, plan.campaign_id, version.number))
        publish_held(store, store_catalog(store))
    return version


def _rubric_files(store: Path, plan: CampaignPlan, by: str) -> dict[str, str]:
    """New versions of rubrics, signed and dated; ProfileError with what speaks against one."""
    if plan.catalog is None or not plan.rubrics:
        return {}
    before = replace(plan.catalog, rubrics=store_catalog(store).rubrics)
    said = (by, plan.file_name, store_today(store))
    found = [next_version(before, rubric, *said) for rubric in plan.rubrics]
    return {f"rubrics/{version_name(rubric)}.toml": rubric_toml(rubric) for rubric in found}
