-- Figures of every unit alone on every indicator: what group_figure adds up, of one row.
--
-- grain: one row per basis, phase_id, scope_id and indicator_id
CREATE TABLE own_figure AS
WITH own AS (
    SELECT
        r.*,
        s.scope_id,
        coalesce(r.weight, 1) AS way_weight,
        (r.baseline_value + r.target_value) IS NOT NULL AS has_way
    FROM rated_row AS r
    JOIN own_scope AS s ON s.unit_id = r.unit_id
)
SELECT
    basis,
    phase_id,
    scope_id,
    indicator_id,
    operator,
    CASE WHEN is_counted THEN alone(adds_up, value, weight) END AS value,
    CASE WHEN has_way THEN alone(adds_up, baseline_value, way_weight) END AS baseline_value,
    CASE WHEN has_way THEN alone(adds_up, required_value, way_weight) END AS required_value,
    CASE WHEN has_way THEN alone(adds_up, target_value, way_weight) END AS target_value,
    is_illustrative,
    CASE WHEN is_counted THEN alone(adds_up, earlier_value, weight) END AS earlier_value,
    is_counted::BIGINT AS unit_count,
    0::BIGINT AS earlier_count,
    1::BIGINT AS expected_count,
    latest_date,
    CASE WHEN is_counted THEN latest_date END AS value_date,
    required_date,
    required_date IS NOT NULL AS is_due
FROM own;
