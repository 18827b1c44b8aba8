-- Value of a unit by the end of each period, the value then required of it, its weight then, beside
-- the period before.
--
-- matched_value and matched_before are a unit's values in both, where it reported anew and had one
-- before (a flow: in the same phase); null elsewhere.
-- grain: one row per unit_id, indicator_id and period_id
CREATE TABLE unit_trend AS
WITH whole AS (
    SELECT
        unit_id,
        indicator_id,
        period_id,
        any_value(phase_id) AS phase_id,
        any_value(end_date) AS end_date,
        any_value(kind) AS kind,
        any_value(operator) AS operator,
        whole_of(is_in, value) AS value,
        whole_of(is_in, baseline_value) AS baseline_value,
        whole_of(is_in, target_value) AS target_value,
        whole_of(is_in, required_value) AS required_value,
        any_value(adds_up) AS adds_up,
        any_value(weight) AS weight,
        bool_or(is_fresh) AS is_fresh,
        whole_of(is_in, value) IS NOT NULL AND coalesce(any_value(weight), 0) > 0 AS is_counted
    FROM member_trend
    GROUP BY unit_id, indicator_id, period_id
),
step AS (
    SELECT
        *,
        lag(value) OVER by_unit AS value_before,
        lag(weight) OVER by_unit AS weight_before,
        is_counted AND is_fresh
            AND coalesce(lag(is_counted) OVER by_unit, false)
            AND (kind = 'stock' OR lag(phase_id) OVER by_unit = phase_id) AS is_matched
    FROM whole
    WINDOW by_unit AS (PARTITION BY unit_id, indicator_id ORDER BY end_date)
)
SELECT
    *,
    CASE WHEN is_matched THEN value END AS matched_value,
    CASE WHEN is_matched THEN value_before END AS matched_before
FROM step;
