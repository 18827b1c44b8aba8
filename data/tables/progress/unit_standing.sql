-- Where each unit stands on each indicator it was assigned: value, way, what is required of it (null
-- where no value and no period is due yet), weight. earlier_value is of the periods before the
-- phase's last one; is_counted: it has a value (and a weight, where one is needed).
--
-- grain: one row per phase_id, unit_id and indicator_id
CREATE TABLE unit_standing AS
WITH merged AS (
    SELECT DISTINCT heir_id AS unit_id, indicator_id FROM counted_with WHERE heir_id <> unit_id
),
whole AS (
    SELECT * EXCLUDE (member_id, path_id, is_in)
    FROM member_standing
    ANTI JOIN merged USING (unit_id, indicator_id)
    UNION ALL BY NAME
    SELECT
        phase_id,
        unit_id,
        indicator_id,
        any_value(operator) AS operator,
        whole_of(is_in, value) AS value,
        whole_of(is_in, earlier_value) AS earlier_value,
        any_value(latest_date) AS latest_date,
        whole_of(is_in, baseline_value) AS baseline_value,
        whole_of(is_in, target_value) AS target_value,
        any_value(required_date) AS required_date,
        bool_or(is_illustrative) AS is_illustrative,
        any_value(adds_up) AS adds_up,
        any_value(weight) AS weight,
        whole_of(is_in, required_value) AS required_value
    FROM member_standing
    SEMI JOIN merged USING (unit_id, indicator_id)
    GROUP BY phase_id, unit_id, indicator_id
)
SELECT
    w.*,
    u.unit_type,
    w.value IS NOT NULL AND coalesce(w.weight, 0) > 0 AS is_counted
FROM whole AS w
CROSS JOIN asked_day AS d
JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.unit_id = w.unit_id;
