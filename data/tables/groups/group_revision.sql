-- Scopes and indicators with a target revised since one reporting period earlier.
--
-- grain: one row per phase_id, scope_id and indicator_id
CREATE TABLE group_revision AS
SELECT DISTINCT
    a.phase_id,
    s.scope_id,
    a.indicator_id
FROM assigned AS a
JOIN asked_day AS d ON a.in_force_from > d.previous_date
JOIN scope_unit AS s ON s.unit_id = a.unit_id;
