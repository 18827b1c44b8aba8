-- States of one obligation counted by group; units without a cluster are a group without a name.
--
-- grain:   one row per group_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $obligation_id text     e.g. yearly-2026; null = none
--          $level         text     all, unit_type, cluster or unit
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: expected_count                bigint
--          exempt_count                  bigint
--          received_count                bigint
--          accepted_count                bigint
--          complete_count                bigint
--          on_time_count                 bigint
--          late_count                    bigint
--          rejected_count                bigint
--          waiting_count                 bigint
--          overdue_count                 bigint
--          undated_count                 bigint
--          group_id                      text
--          group_name_vi                 text
--          group_name_en                 text
SELECT
    CASE $level
        WHEN 'unit' THEN s.unit_id
        WHEN 'cluster' THEN s.cluster_id
        WHEN 'unit_type' THEN s.unit_type
        ELSE 'all'
    END AS group_id,
    any_value(CASE $level
        WHEN 'unit' THEN s.short_name
        WHEN 'cluster' THEN s.cluster_name_vi
        WHEN 'unit_type' THEN s.type_name_vi
        ELSE c.short_vi
    END) AS group_name_vi,
    any_value(CASE $level
        WHEN 'unit' THEN s.short_name
        WHEN 'cluster' THEN s.cluster_name_en
        WHEN 'unit_type' THEN s.type_name_en
        ELSE c.short_en
    END) AS group_name_en,
    count(*) AS expected_count,
    count(*) FILTER (s.state = 'exempt') AS exempt_count,
    count(*) FILTER (s.is_accepted OR s.state = 'rejected') AS received_count,
    count(*) FILTER (s.is_accepted) AS accepted_count,
    count(*) FILTER (s.is_complete) AS complete_count,
    count(*) FILTER (s.state = 'on_time') AS on_time_count,
    count(*) FILTER (s.state = 'late') AS late_count,
    count(*) FILTER (s.state = 'rejected') AS rejected_count,
    count(*) FILTER (s.state = 'waiting') AS waiting_count,
    count(*) FILTER (s.state = 'overdue') AS overdue_count,
    count(*) FILTER (s.state = 'undated') AS undated_count
FROM obligation_state AS s
JOIN campaign AS c ON c.campaign_id = $campaign_id
WHERE s.obligation_id = $obligation_id
    AND ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY group_id
ORDER BY group_id NULLS LAST
