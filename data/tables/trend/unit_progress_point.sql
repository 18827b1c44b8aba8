-- Mean share of the way (0–100 %) of each unit at the end of each period, over the indicators it has
-- a value of: a stock's last one of the phase, a flow's sum so far.
--
-- grain: one row per phase_id, unit_id and period_id
CREATE TABLE unit_progress_point AS
WITH way AS (
    SELECT
        phase_id,
        unit_id,
        period_id,
        end_date,
        is_fresh,
        way_share(operator, value, baseline_value, target_value) AS share
    FROM unit_trend
    WHERE value IS NOT NULL
),
shared AS (
    SELECT
        *,
        held(share) * 100 AS share_pct
    FROM way
    WHERE share IS NOT NULL
)
SELECT
    phase_id,
    unit_id,
    period_id,
    end_date,
    total(share_pct) / count(share_pct) AS progress_pct,
    count(share_pct) AS indicator_count,
    bool_or(is_fresh) AS is_fresh
FROM shared
GROUP BY phase_id, unit_id, period_id, end_date;
