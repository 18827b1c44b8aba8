-- Who has handed in one obligation and who has not, beside the same of the year before.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $obligation_id text     e.g. yearly-2026; null = none
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          cluster_id                    text
--          cluster_name_vi               text
--          cluster_name_en               text
--          contact                       text
--          obligation_id                 text
--          due_at                        timestamp
--          state                         text
--          received_at                   timestamp
--          version                       bigint
--          problem_count                 bigint
--          filled_count                  bigint
--          mandatory_count               bigint
--          is_complete                   boolean
--          days_late                     bigint    days
--          reason                        text
--          reminder_count                bigint
--          last_reminder_at              timestamp
--          previous_state                text
--          previous_received_at          timestamp
WITH reminded AS (
    SELECT
        unit_id,
        count(*) AS reminder_count,
        max(recorded_at) AS last_reminder_at
    FROM note
    WHERE campaign_id = $campaign_id
        AND kind = 'reminder'
        AND obligation_id = $obligation_id
        AND recorded_at < day_after($as_of::DATE)
    GROUP BY unit_id
)
SELECT
    n.unit_id,
    n.short_name,
    n.unit_type,
    n.cluster_id,
    n.cluster_name_vi,
    n.cluster_name_en,
    n.contact,
    n.obligation_id,
    n.due_at,
    n.state,
    n.received_at,
    n.version,
    n.problem_count,
    n.filled_count,
    n.mandatory_count,
    n.is_complete,
    n.days_late,
    n.reason,
    coalesce(r.reminder_count, 0) AS reminder_count,
    r.last_reminder_at,
    b.state AS previous_state,
    b.received_at AS previous_received_at
FROM obligation_state AS n
LEFT JOIN reminded AS r ON r.unit_id = n.unit_id
LEFT JOIN obligation_state AS b
    ON b.obligation_id = n.previous_id AND b.unit_id = n.unit_id
WHERE n.obligation_id = $obligation_id
    AND ($unit_type IS NULL OR n.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR n.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR n.unit_id = $unit_id)
ORDER BY n.short_name COLLATE vi, n.unit_id
