-- State of every task of every unit that leads it, on the day: nobody is left out, each one state.
--
-- Done is on time, late, or done where no day is named; said unfinished it is overdue after its last
-- day. People are those the unit gives, else those of its events together.
-- Who says nothing has not reported: missing is never «not done». is_late is past its last day
-- and not said to be done, by word or by silence.
-- grain: one row per task_id, round and unit_id
CREATE TABLE task_state AS
WITH led AS (
    SELECT
        r.task_id,
        r.round,
        r.due_kind,
        r.due_on,
        r.is_past_due,
        u.unit_id,
        u.short_name,
        u.unit_type,
        bool_or(p.party = u.unit_id) AS is_named
    FROM asked_day AS d
    CROSS JOIN task_round AS r
    JOIN task_party AS p
        ON p.campaign_id = d.campaign_id AND p.task_id = r.task_id AND p.role = 'lead'
    JOIN unit AS u
        ON u.campaign_id = d.campaign_id
        AND p.party IN (u.unit_id, u.unit_type)
        AND is_there(u.valid_from, u.valid_to, r.roster_day)
    GROUP BY ALL
),
judged AS (
    SELECT
        l.*,
        o.cluster_id,
        o.cluster_name_vi,
        o.cluster_name_en,
        task_standing(l.due_kind, l.due_on, l.is_past_due, k.state, k.done_on) AS state,
        k.done_on,
        k.document,
        coalesce(k.people_count, e.people_count) AS people_count,
        k.note,
        k.period_id,
        k.file_name,
        k.sheet,
        k.cell,
        k.known_from AS reported_at,
        CASE
            WHEN k.done_on > l.due_on THEN k.done_on - l.due_on
            WHEN l.is_past_due AND coalesce(k.state, '') <> 'done' THEN d.as_of - l.due_on
        END AS days_late
    FROM led AS l
    CROSS JOIN asked_day AS d
    LEFT JOIN known_task AS k
        ON k.task_id = l.task_id AND k.round = l.round AND k.unit_id = l.unit_id
    LEFT JOIN event_people AS e
        ON e.task_id = l.task_id AND e.round = l.round AND e.unit_id = l.unit_id
    LEFT JOIN roster AS o ON o.unit_id = l.unit_id
)
SELECT
    *,
    is_past_due AND state IN ('overdue', 'not_reported') AS is_late
FROM judged;
