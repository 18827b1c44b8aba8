-- Formulas of scoring, each said once.

-- The day whose units are scored: the last one of the year, or the as-of date before it.
CREATE OR REPLACE MACRO scoring_day(as_of, of_year) AS least(as_of, make_date(of_year, 12, 31));

-- Held from above and below; unknown stays unknown, a null limit is no limit.
CREATE OR REPLACE MACRO at_most(of_value, cap) AS
    CASE WHEN of_value IS NOT NULL THEN least(of_value, cap) END;
CREATE OR REPLACE MACRO at_least(of_value, floor_value) AS
    CASE WHEN of_value IS NOT NULL THEN greatest(of_value, floor_value) END;

-- To the nearest step, half up; the last bit of a double does not decide.
CREATE OR REPLACE MACRO to_step(of_value, step) AS floor(of_value / step + 0.5 + 1e-9) * step;

-- Half the points at the target; above it the other half by how near to the cluster's best share
-- (domain B.2). Where all who reached it are equal, half is what they get.
CREATE OR REPLACE MACRO relative_points(ratio, best_ratio, max_points) AS
    CASE
        WHEN ratio <= 1 OR best_ratio <= 1 THEN max_points / 2 * least(greatest(ratio, 0), 1)
        ELSE max_points / 2 + max_points / 2 * (ratio - 1) / (best_ratio - 1)
    END;

-- Points by the criterion's kind, before any cap. A cross mark is points already.
CREATE OR REPLACE MACRO kind_points(
    kind, amount, against, max_points, each_points, best_ratio, best_amount
) AS
    CASE kind
        WHEN 'direct' THEN amount
        WHEN 'pass_fail' THEN amount * max_points
        WHEN 'count' THEN amount * each_points
        WHEN 'target_share' THEN held(amount / nullif(against, 0)) * max_points
        WHEN 'net' THEN amount - coalesce(against, 0)
        WHEN 'relative' THEN CASE
            WHEN amount IS NULL THEN NULL
            WHEN against IS NULL THEN held(amount / nullif(best_amount, 0)) * max_points
            ELSE relative_points(amount / nullif(against, 0), best_ratio, max_points)
        END
    END;
