-- Figures of every scope on every indicator, added up by the indicator's rule over the same units
-- throughout.
--
-- The units counted go in; where a scope has none, all its units, so that its target can still be
-- shown. Where one of them has no baseline or no target, the scope has no way to be rated on; the
-- requirement is that of each unit at its own required_date, the latest of which is shown.
-- value_date is the end of the latest period in the value; earlier_count units are still before it.
-- grain: one row per basis, phase_id, scope_id and indicator_id
CREATE TABLE group_figure AS
WITH member AS (
    SELECT s.scope_id, r.*
    FROM rated_row AS r
    JOIN group_scope AS s ON s.unit_id = r.unit_id
),
known AS (
    SELECT
        basis,
        phase_id,
        scope_id,
        indicator_id,
        bool_or(is_counted) AS has_counted,
        max(CASE WHEN is_counted THEN latest_date END) AS value_date
    FROM member
    GROUP BY basis, phase_id, scope_id, indicator_id
),
placed AS (
    SELECT
        *,
        is_counted = has_counted AS is_in,
        is_counted <> has_counted OR (baseline_value + target_value) IS NOT NULL AS has_way,
        is_counted <> has_counted OR required_value IS NOT NULL AS has_required,
        coalesce(weight, 1) AS way_weight
    FROM member
    JOIN known USING (basis, phase_id, scope_id, indicator_id)
)
SELECT
    basis,
    phase_id,
    scope_id,
    indicator_id,
    any_value(operator) AS operator,
    added_up(adds_up, CASE WHEN is_counted THEN value END, weight) AS value,
    CASE WHEN bool_and(has_way)
        THEN added_up(adds_up, CASE WHEN is_in THEN baseline_value END, way_weight)
    END AS baseline_value,
    CASE WHEN bool_and(has_way AND has_required)
        THEN added_up(adds_up, CASE WHEN is_in THEN required_value END, way_weight)
    END AS required_value,
    CASE WHEN bool_and(has_way)
        THEN added_up(adds_up, CASE WHEN is_in THEN target_value END, way_weight)
    END AS target_value,
    bool_or(is_illustrative) AS is_illustrative,
    CASE WHEN bool_and(NOT is_counted OR earlier_value IS NOT NULL)
        THEN added_up(adds_up, CASE WHEN is_counted THEN earlier_value END, weight)
    END AS earlier_value,
    count(*) FILTER (is_counted) AS unit_count,
    count(*) FILTER (is_counted AND latest_date < value_date) AS earlier_count,
    count(*) AS expected_count,
    max(latest_date) AS latest_date,
    any_value(value_date) AS value_date,
    max(CASE WHEN is_in THEN required_date END) AS required_date,
    bool_or(required_date IS NOT NULL) AS is_due
FROM placed
GROUP BY basis, phase_id, scope_id, indicator_id
UNION ALL
FROM own_figure;
