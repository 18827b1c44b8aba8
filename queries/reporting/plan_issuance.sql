-- Own plans of units against the earliest plan deadline that can be computed.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          plan_number                   text
--          plan_date                     date
--          due_at                        timestamp
--          state                         text
WITH due AS (
    SELECT b.unit_id, min(l.due_at) AS due_at
    FROM deadline AS l
    JOIN bound_unit AS b ON b.campaign_id = l.campaign_id AND b.deadline_id = l.deadline_id
    WHERE l.campaign_id = $campaign_id AND l.kind = 'plan'
    GROUP BY b.unit_id
)
SELECT
    u.unit_id,
    u.short_name,
    u.unit_type,
    i.plan_number,
    i.plan_date,
    d.due_at,
    CASE
        WHEN i.plan_date IS NULL AND d.unit_id IS NULL THEN 'not_owed'
        WHEN i.plan_date IS NULL THEN 'missing'
        WHEN d.due_at IS NULL THEN 'issued'
        ELSE timeliness(i.plan_date::TIMESTAMP, d.due_at)
    END AS state
FROM roster AS u
LEFT JOIN due AS d ON d.unit_id = u.unit_id
LEFT JOIN unit_plan AS i ON i.unit_id = u.unit_id
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
ORDER BY u.short_name COLLATE vi, u.unit_id
