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
    SELECT min(due_at) AS due_at
    FROM deadline
    WHERE campaign_id = $campaign_id AND kind = 'plan'
)
SELECT
    u.unit_id,
    u.short_name,
    u.unit_type,
    i.plan_number,
    i.plan_date,
    d.due_at,
    CASE
        WHEN i.plan_date IS NULL THEN 'missing'
        WHEN d.due_at IS NULL THEN 'issued'
        ELSE timeliness(i.plan_date::TIMESTAMP, d.due_at)
    END AS state
FROM roster AS u
CROSS JOIN due AS d
LEFT JOIN unit_plan AS i ON i.unit_id = u.unit_id
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
ORDER BY u.short_name COLLATE vi, u.unit_id
