"""Puts a workbook of a campaign in force (ghi hồ sơ phong trào): all of it or nothing."""

from pathlib import Path

from data.keeping.campaign_versions import (
    CampaignVersion,
    apply_version,
    finish_versions,
    keep_version,
    version_place,
)
from data.keeping.ledger.durable import disk_errors
from data.keeping.ledger.ledger import writer
from data.keeping.own_campaigns import bring_campaign, own_folder
from data.keeping.publishing.publish import publish_held
from data.keeping.publishing.rubric_publish import keep_version as keep_rubric
from data.profiles.book.plan import CampaignPlan, files_mark
from data.profiles.catalog import store_catalog
from schemas.problems import StoreError


def put_campaign(store: Path, plan: CampaignPlan, by: str) -> CampaignVersion:
    """Put a sound plan in force and publish the store; the version it became.

    StoreError where the plan has errors or the files changed since it was made: nothing is put."""
    if not plan.is_sound:
        raise StoreError(
            f"{plan.file_name}: còn lỗi, chưa ghi gì. Sửa các ô đã chỉ rồi nạp lại. / "
            "There are errors, nothing was put. Correct the cells shown and load it again."
        )
    with writer(store) as ledger:
        folder = own_folder(store)
        bring_campaign(plan.campaign_id, folder)
        finish_versions(folder)
        if files_mark(folder, plan.campaign_id) != plan.before:
            raise StoreError(
                f"{plan.campaign_id}: hồ sơ vừa có người sửa, chưa ghi gì. Xem lại phần thay đổi "
                "rồi ghi. / Somebody has just changed the campaign, nothing was put. Look at the "
                "changes again."
            )
        with disk_errors(plan.file_name):
            version = keep_version(store, folder, plan, by)
            apply_version(folder, version_place(folder, plan.campaign_id, version.number))
            for rubric in plan.rubrics:
                keep_rubric(store, rubric)
        publish_held(ledger, store_catalog(store))
    return version
