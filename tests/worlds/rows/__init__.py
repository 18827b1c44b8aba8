"""The default row of every table of a store in memory, by what it speaks of."""

from typing import Any

from tests.worlds.rows.plans import PLANS
from tests.worlds.rows.reports import REPORTS
from tests.worlds.rows.tasks import TASKS
from tests.worlds.rows.units import UNITS

DEFAULTS: dict[str, dict[str, Any]] = {**PLANS, **UNITS, **TASKS, **REPORTS}
