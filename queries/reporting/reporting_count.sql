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
    count(*) FILTER (r.state = 'on_time') AS on_time_count,
    count(*) FILTER (r.state = 'late') AS late_count,
    count(*) FILTER (r.state = 'rejected') AS rejected_count,
    count(*) FILTER (r.state = 'missing') AS missing_count
FROM report_state(
    $campaign_id, $as_of::DATE, $period_id, $unit_type, $cluster_id, $unit_id
) AS r
JOIN unit_type AS t ON t.campaign_id = $campaign_id AND t.unit_type = r.unit_type
GROUP BY t.unit_type, t.label_vi, t.label_en, t.position
ORDER BY t.position, t.unit_type
