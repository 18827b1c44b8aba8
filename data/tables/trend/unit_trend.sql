-- Value of a unit by the end of each period, the value then required of it, its weight then. What a
-- merger handed on is added up over those of its members that had a value by then, or over all.
--
-- grain: one row per unit_id, indicator_id and period_id
CREATE TABLE unit_trend AS
WITH merged AS (
    SELECT DISTINCT heir_id AS unit_id, indicator_id FROM counted_with WHERE heir_id <> unit_id
),
member AS (
    SELECT
        *,
        has_value = bool_or(has_value) OVER (PARTITION BY unit_id, indicator_id, period_id)
            AS is_in
    FROM member_trend
    SEMI JOIN merged USING (unit_id, indicator_id)
),
whole AS (
    SELECT * EXCLUDE (has_value)
    FROM member_trend
    ANTI JOIN merged USING (unit_id, indicator_id)
    UNION ALL BY NAME
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
        bool_or(is_fresh) AS is_fresh
    FROM member
    GROUP BY unit_id, indicator_id, period_id
)
SELECT
    *,
    value IS NOT NULL AND coalesce(weight, 0) > 0 AS is_counted
FROM whole;
