-- State of every unit that owes something: nobody is left out, and the states add up.
--
-- Exactly one state each: on_time, late or undated once a report is accepted; else exempt with a
-- reason; else rejected once returned; else waiting while there is time, then overdue. The reason of
-- an exemption is said only while it holds.
-- grain: one row per obligation_id and unit_id
CREATE TABLE obligation_state AS
WITH exempted AS (
    SELECT
        n.unit_id,
        n.obligation_id,
        arg_max(n.text, (n.recorded_at, n.note_id)) AS reason
    FROM asked_day AS d
    JOIN note AS n
        ON n.campaign_id = d.campaign_id
        AND n.kind = 'exemption'
        AND n.recorded_at < d.day_after
    GROUP BY n.unit_id, n.obligation_id
),
judged AS (
    SELECT
        o.*,
        CASE
            WHEN h.received_at IS NOT NULL THEN timeliness(h.received_at, o.due_at)
            WHEN e.reason IS NOT NULL THEN 'exempt'
            WHEN h.has_returned THEN 'rejected'
            WHEN is_still_open(o.due_at, d.as_of) THEN 'waiting'
            ELSE 'overdue'
        END AS state,
        h.received_at,
        h.received_at IS NOT NULL AS is_accepted,
        h.version,
        h.problem_count,
        e.reason
    FROM owing_unit AS o
    CROSS JOIN asked_day AS d
    LEFT JOIN handed_in AS h ON h.unit_id = o.unit_id AND h.obligation_id = o.obligation_id
    LEFT JOIN exempted AS e ON e.unit_id = o.unit_id AND e.obligation_id = o.obligation_id
)
SELECT
    j.* EXCLUDE (reason),
    CASE WHEN j.state = 'exempt' THEN j.reason END AS reason,
    coalesce(f.filled_count, 0) AS filled_count,
    coalesce(f.mandatory_count, 0) AS mandatory_count,
    j.is_accepted AND coalesce(f.filled_count = f.mandatory_count, true) AS is_complete,
    CASE
        WHEN j.state = 'late' THEN j.received_at::DATE - j.due_at::DATE
        WHEN j.state IN ('rejected', 'overdue') AND NOT is_still_open(j.due_at, d.as_of)
            THEN d.as_of - j.due_at::DATE
    END AS days_late
FROM judged AS j
CROSS JOIN asked_day AS d
LEFT JOIN report_fill AS f ON f.unit_id = j.unit_id AND f.obligation_id = j.obligation_id;
