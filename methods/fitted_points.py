"""Which weights make a published total out of its parts (trọng số)? Least squares, none negative.

C. L. Lawson, R. J. Hanson: Solving Least Squares Problems (1974), chapter 23, as scipy has it.
"""

from collections.abc import Sequence

import numpy as np
import polars as pl

# Weights are published as halves, tenths, twentieths, …: the plainest that fits is the one meant.
STEPS = (0.5, 0.1, 0.05, 0.01, 0.001, 1e-4, 1e-6, 1e-9)
# With hardly more rows than weights anything fits.
SPARE_ROWS = 3


def fitted_weights(
    parts: pl.DataFrame, total: pl.Series, apart: Sequence[float]
) -> list[float] | None:
    """One weight a column of `parts`; None where no weights give `total` within the rounding.

    `apart` are half of the last printed digit of each part and, last, of the total. Rows with a
    gap are left out; weights are rounded as far as the fit allows, so 0.1500003 is 0.15.
    """
    whole = parts.with_columns(total=total).drop_nulls()
    if whole.height < parts.width + SPARE_ROWS or not parts.width:
        return None
    table, wanted = whole.select(parts.columns).to_numpy(), whole["total"].to_numpy()
    from scipy.optimize import nnls

    try:
        found, _ = nnls(table, wanted)
    except RuntimeError:
        return None
    for step in STEPS:
        weights = (found / step).round() * step
        allowed = float(weights @ np.array(apart[:-1])) + apart[-1] + 1e-9
        if np.abs(table @ weights - wanted).max() <= allowed:
            return [round(float(weight), 9) for weight in weights]
    return None
