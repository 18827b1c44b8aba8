-- Whether each unit has any value of a phase, and the end of the latest period of its values.
--
-- grain: one row per basis, phase_id and unit_id
CREATE TABLE unit_latest AS
SELECT
    basis,
    phase_id,
    unit_id,
    bool_or(value IS NOT NULL) AS has_value,
    max(CASE WHEN is_counted THEN latest_date END) AS latest_date
FROM rated_row
GROUP BY basis, phase_id, unit_id;
