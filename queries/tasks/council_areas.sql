-- Areas of council members by position, with what the units in each have done of their tasks.
--
-- grain:   one row per area_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: area_id                       text
--          position                      bigint
--          member_vi                     text
--          member_en                     text
--          area_vi                       text
--          area_en                       text
--          document                      text
--          is_illustrative               boolean
--          unit_count                    bigint    units
--          part_count                    bigint
--          done_count                    bigint
--          overdue_count                 bigint
--          silent_count                  bigint
WITH counted AS (
    SELECT
        a.area_id,
        count(DISTINCT a.unit_id) AS unit_count,
        count(s.task_id) AS part_count,
        count(*) FILTER (WHERE s.state IN ('done_on_time', 'done', 'done_late')) AS done_count,
        count(*) FILTER (WHERE s.state = 'overdue') AS overdue_count,
        count(*) FILTER (WHERE s.is_late AND s.state = 'not_reported') AS silent_count
    FROM area_unit AS a
    LEFT JOIN task_state AS s ON s.unit_id = a.unit_id
    WHERE ($unit_type IS NULL OR a.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR a.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR a.unit_id = $unit_id)
    GROUP BY a.area_id
)
SELECT
    c.area_id,
    coalesce(t.position, 1000000) AS position,
    t.member_vi,
    t.member_en,
    t.area_vi,
    t.area_en,
    t.document,
    coalesce(t.is_illustrative, false) AS is_illustrative,
    c.unit_count,
    c.part_count,
    c.done_count,
    c.overdue_count,
    c.silent_count
FROM counted AS c
LEFT JOIN council_area AS t ON t.campaign_id = $campaign_id AND t.area_id = c.area_id
WHERE EXISTS (SELECT 1 FROM council_area AS k WHERE k.campaign_id = $campaign_id)
ORDER BY position, c.area_id
