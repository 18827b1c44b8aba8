"""Whether an indicator must move faster than it does: on the page, on slides, in a report."""

from schemas.row import Row


def must_speed_up(row: Row) -> bool | None:
    """Whether the gain a year is under what is needed; unknown when one of them is missing."""
    needed, gained = row["needed_per_year"], row["gained_per_year"]
    if needed is None or gained is None or row["phase_2_target"] is None:
        return None
    down = row["baseline_value"] is not None and row["phase_2_target"] < row["baseline_value"]
    sign = -1 if down else 1
    return bool(needed * sign > max(gained * sign, 0))
