-- Who leads tasks: units the plan names, the others by their type, with the states of their tasks.
--
-- grain:   one row per agency
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: done_on_time_count            bigint
--          done_late_count               bigint
--          done_count                    bigint
--          under_way_count               bigint
--          standing_count                bigint
--          not_due_count                 bigint
--          not_started_count             bigint
--          overdue_count                 bigint
--          not_reported_count            bigint
--          late_count                    bigint
--          agency                        text
--          agency_name_vi                text
--          agency_name_en                text
--          task_count                    bigint    tasks
--          unit_count                    bigint    units
--          part_count                    bigint
SELECT
    s.agency,
    coalesce(s.agency_name, t.label_vi) AS agency_name_vi,
    coalesce(s.agency_name, t.label_en) AS agency_name_en,
    count(DISTINCT s.task_id) AS task_count,
    count(DISTINCT s.unit_id) AS unit_count,
    count(*) AS part_count,
    count(*) FILTER (WHERE s.state = 'done_on_time') AS done_on_time_count,
    count(*) FILTER (WHERE s.state = 'done_late') AS done_late_count,
    count(*) FILTER (WHERE s.state = 'done') AS done_count,
    count(*) FILTER (WHERE s.state = 'under_way') AS under_way_count,
    count(*) FILTER (WHERE s.state = 'standing') AS standing_count,
    count(*) FILTER (WHERE s.state = 'not_due') AS not_due_count,
    count(*) FILTER (WHERE s.state = 'not_started') AS not_started_count,
    count(*) FILTER (WHERE s.state = 'overdue') AS overdue_count,
    count(*) FILTER (WHERE s.state = 'not_reported') AS not_reported_count,
    count(*) FILTER (WHERE s.is_late) AS late_count
FROM task_count AS s
JOIN unit_type AS t ON t.campaign_id = $campaign_id AND t.unit_type = s.unit_type
WHERE ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY s.agency, s.agency_name, t.label_vi, t.label_en
ORDER BY late_count DESC, part_count DESC, s.agency
