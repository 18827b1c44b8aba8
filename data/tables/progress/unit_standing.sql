-- Where each unit stands on each indicator it was assigned: value, way, what is required of it (null
-- where no value and no period is due yet), weight. earlier_value is of the periods before the
-- phase's last one; is_counted: it has a value (and a weight, where one is needed).
--
-- grain: one row per phase_id, unit_id and indicator_id
CREATE TABLE unit_standing AS
SELECT
    m.phase_id,
    m.unit_id,
    any_value(u.unit_type) AS unit_type,
    m.indicator_id,
    any_value(m.operator) AS operator,
    whole_of(m.is_in, m.value) AS value,
    whole_of(m.is_in, m.earlier_value) AS earlier_value,
    any_value(m.latest_date) AS latest_date,
    whole_of(m.is_in, m.baseline_value) AS baseline_value,
    whole_of(m.is_in, m.target_value) AS target_value,
    any_value(m.required_date) AS required_date,
    bool_or(m.is_illustrative) AS is_illustrative,
    any_value(m.adds_up) AS adds_up,
    any_value(m.weight) AS weight,
    whole_of(m.is_in, m.required_value) AS required_value,
    whole_of(m.is_in, m.value) IS NOT NULL AND coalesce(any_value(m.weight), 0) > 0 AS is_counted
FROM member_standing AS m
CROSS JOIN asked_day AS d
JOIN unit AS u ON u.campaign_id = d.campaign_id AND u.unit_id = m.unit_id
GROUP BY m.phase_id, m.unit_id, m.indicator_id;
