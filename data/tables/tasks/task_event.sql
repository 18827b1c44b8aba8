-- Inspections, launches and conferences that units tell of (cuộc), with what an inspection found and
-- what became of it on the day. A later report changes what it fills; what it leaves blank stays.
--
-- remedy_state: none where nothing must be put right; what has no last day is never overdue.
-- grain: one row per task_id, round, unit_id and event_no
CREATE TABLE task_event AS
WITH merged AS (
    SELECT
        task_id,
        round,
        unit_id,
        event_no,
        arg_max(done_on, turn) AS held_on,
        arg_max(document, turn) AS document,
        arg_max(people_count, turn) AS people_count,
        arg_max(topic, turn) AS topic,
        arg_max(finding, turn) AS finding,
        arg_max(remedy, turn) AS remedy,
        arg_max(remedy_due, turn) AS remedy_due,
        arg_max(remedy_done_on, turn) AS remedy_done_on,
        max_by(file_name, turn) AS file_name,
        max_by({'sheet': sheet}, turn).sheet AS sheet,
        max_by(cell, turn) AS cell
    FROM told_task
    GROUP BY task_id, round, unit_id, event_no
)
SELECT
    m.*,
    s.short_name,
    s.unit_type,
    s.cluster_id,
    CASE
        WHEN m.remedy_done_on > m.remedy_due THEN 'done_late'
        WHEN m.remedy_done_on IS NOT NULL THEN 'done'
        WHEN m.remedy IS NULL AND m.remedy_due IS NULL THEN 'none'
        WHEN m.remedy_due < d.as_of THEN 'overdue'
        ELSE 'open'
    END AS remedy_state
FROM merged AS m
CROSS JOIN asked_day AS d
JOIN task_state AS s
    ON s.task_id = m.task_id AND s.round = m.round AND s.unit_id = m.unit_id
WHERE m.event_no <> ''
    OR m.topic IS NOT NULL
    OR m.finding IS NOT NULL
    OR m.remedy IS NOT NULL;
