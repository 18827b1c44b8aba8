"""The workbooks of every unit for one period (mẫu của mọi đơn vị), in one ZIP."""

import io
import zipfile
from pathlib import Path

from data.keeping.publishing.previous import Previous
from data.keeping.publishing.published_rows import told_tasks
from data.profiles.catalog import store_catalog
from data.workbooks.template import unit_template
from data.workbooks.template_models import of_register
from translations import Translator


def all_templates(
    store: Path, campaign_id: str, period_id: str, t: Translator
) -> tuple[bytes, int]:
    """A ZIP with the workbook of every unit there on the period's last day, and how many; beside
    each cell stands the unit's last value, as in the template of one unit."""
    catalog = store_catalog(store)
    profile = catalog.profile(campaign_id)
    row = catalog.periods(campaign_id).filter(period_id=period_id).row(0, named=True)
    units = catalog.units_of(campaign_id, on=row["end_date"])
    previous = Previous(store)
    values, register = previous.values, previous.register()
    told = told_tasks(store, campaign_id)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for unit in units.iter_rows(named=True):
            name = f"{campaign_id}_{unit['unit_id']}_{period_id}.xlsx"
            last = values.of(campaign_id, [unit["unit_id"]])
            filled = of_register(catalog, register, campaign_id, unit["unit_id"])
            made = unit_template(profile, unit, period_id, last, t, filled, told)
            archive.writestr(name, made)
    return content.getvalue(), units.height
