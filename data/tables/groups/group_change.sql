-- Status of each scope and indicator now and as it was shown one reporting period earlier, with what
-- was said of it: a target revised, notes of its units, the last event of that unit or indicator.
--
-- grain: one row per phase_id, scope_id and indicator_id
CREATE TABLE group_change AS
WITH changed AS (
    SELECT
        n.phase_id,
        n.scope_id,
        n.indicator_id,
        n.content_id,
        n.position,
        n.unit_count,
        n.expected_count,
        n.status,
        coalesce(o.status, 'not_due') AS previous_status,
        status_direction(n.status, coalesce(o.status, 'not_due'), n.is_target_met) AS direction
    FROM group_standing AS n
    LEFT JOIN earlier_group_standing AS o
        ON o.basis = n.basis
        AND o.phase_id = n.phase_id
        AND o.scope_id = n.scope_id
        AND o.indicator_id = n.indicator_id
    WHERE n.basis = 'now'
),
event AS (
    SELECT e.*
    FROM known_annotation AS e
    JOIN asked_day AS d ON e.at_date > d.previous_date AND e.at_date <= d.as_of
    WHERE coalesce(e.unit_id, e.indicator_id) IS NOT NULL
),
evented AS (
    SELECT
        c.phase_id,
        c.scope_id,
        c.indicator_id,
        arg_max(e.text, (e.at_date, e.note_id)) AS event,
        arg_max(coalesce(e.text_en, e.text), (e.at_date, e.note_id)) AS event_en
    FROM changed AS c
    JOIN event AS e
        ON (e.unit_id IS NULL OR scope_of(NULL, NULL, e.unit_id) = c.scope_id)
        AND (e.indicator_id IS NULL OR e.indicator_id = c.indicator_id)
    GROUP BY c.phase_id, c.scope_id, c.indicator_id
)
SELECT
    c.*,
    e.event,
    e.event_en,
    t.note,
    coalesce(t.note_count, 0) AS note_count,
    CASE
        WHEN r.scope_id IS NOT NULL THEN 'revision'
        WHEN t.note_count > 0 THEN 'note'
        WHEN e.event IS NOT NULL THEN 'annotation'
    END AS reason_kind
FROM changed AS c
LEFT JOIN evented AS e USING (phase_id, scope_id, indicator_id)
LEFT JOIN group_note AS t USING (phase_id, scope_id, indicator_id)
LEFT JOIN group_revision AS r USING (phase_id, scope_id, indicator_id);
