"""Which wording of a profile a report was checked against, as a short hash."""

import hashlib
import json
from functools import lru_cache

from data.profiles.catalog import Catalog
from schemas.plan.profile_file import as_plain


@lru_cache(maxsize=256)
def profile_hash(catalog: Catalog, campaign_id: str | None) -> str | None:
    """Short hash of a campaign's profile; None where the file names no known campaign."""
    if campaign_id is None or campaign_id not in catalog.profiles:
        return None
    text = json.dumps(as_plain(catalog.profile(campaign_id)), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
