-- Of how many units that lead a task anything is known of one.
--
-- grain:   one row
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_count                    bigint    units
--          expected_count                bigint    units
SELECT
    count(DISTINCT s.unit_id) FILTER (WHERE s.reported_at IS NOT NULL) AS unit_count,
    count(DISTINCT s.unit_id) AS expected_count
FROM task_state AS s
WHERE ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
HAVING count(*) > 0
ORDER BY ALL
