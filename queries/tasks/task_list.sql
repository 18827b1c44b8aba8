-- Tasks of the plan, round by round, with the states of the units that lead them.
--
-- grain:   one row per task_id and round
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: task_id                       text
--          round                         text
--          clause                        text
--          kind                          text
--          label_vi                      text
--          label_en                      text
--          source                        text
--          due_kind                      text
--          due_on                        date
--          done_on_time_count            bigint
--          done_late_count               bigint
--          done_count                    bigint
--          under_way_count               bigint
--          standing_count                bigint
--          not_due_count                 bigint
--          not_started_count             bigint
--          overdue_count                 bigint
--          not_reported_count            bigint
--          late_count                    bigint
--          position                      bigint
--          content_id                    text
--          actor_vi                      text
--          actor_en                      text
--          evidence_vi                   text
--          evidence_en                   text
--          is_encouraged                 boolean
--          partners_vi                   text
--          partners_en                   text
--          unit_count                    bigint
SELECT
    r.task_id,
    r.round,
    r.position,
    r.clause,
    r.kind,
    r.content_id,
    r.label_vi,
    r.label_en,
    r.actor_vi,
    r.actor_en,
    r.evidence_vi,
    r.evidence_en,
    r.due_kind,
    r.due_on,
    r.is_encouraged,
    r.source,
    p.partners_vi,
    p.partners_en,
    count(*) AS unit_count,
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
FROM task_round AS r
JOIN task_count AS s ON s.task_id = r.task_id AND s.round = r.round
JOIN task_partner AS p ON p.task_id = r.task_id
WHERE ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY ALL
ORDER BY r.position, r.round
