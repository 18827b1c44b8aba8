-- Report states counted; the four states add up to expected_count.
--
-- grain:   one row per unit_type
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_type                     text
--          label_vi                      text
--          label_en                      text
--          expected_count                bigint
--          on_time_count                 bigint
--          late_count                    bigint
--          rejected_count                bigint
--          missing_count                 bigint
SELECT
    t.unit_type,
    t.label_vi,
    t.label_en,
    count(*) AS expected_count,
    count(*) FILTER (s.state = 'on_time') AS on_time_count,
    count(*) FILTER (s.state = 'late') AS late_count,
    count(*) FILTER (s.state = 'rejected') AS rejected_count,
    count(*) FILTER (s.state = 'missing') AS missing_count
FROM report_state AS s
CROSS JOIN shared_view AS v
JOIN unit_type AS t ON t.campaign_id = $campaign_id AND t.unit_type = s.unit_type
WHERE s.period_id = coalesce($period_id, v.period_id)
    AND ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY t.unit_type, t.label_vi, t.label_en, t.position
ORDER BY t.position, t.unit_type
