-- Notes the units of each scope gave with their latest value; the words where there is one unit.
--
-- grain: one row per phase_id, scope_id and indicator_id
CREATE TABLE group_note AS
WITH latest AS (
    SELECT
        phase_id,
        unit_id,
        indicator_id,
        nullif(trim(arg_max(coalesce(note, ''), end_date)), '') AS note
    FROM known_result
    WHERE value IS NOT NULL
    GROUP BY phase_id, unit_id, indicator_id
)
SELECT
    l.phase_id,
    s.scope_id,
    l.indicator_id,
    count(l.note) AS note_count,
    CASE WHEN count(*) = 1 THEN max(l.note) END AS note
FROM latest AS l
JOIN scope_unit AS s ON s.unit_id = l.unit_id
GROUP BY l.phase_id, s.scope_id, l.indicator_id;
