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
-- returns: group_id                      text
--          group_name_vi                 text
--          group_name_en                 text
--          expected_count                bigint
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
SELECT
    group_id,
    group_name_vi,
    group_name_en,
    expected_count,
    exempt_count,
    received_count,
    accepted_count,
    complete_count,
    on_time_count,
    late_count,
    rejected_count,
    waiting_count,
    overdue_count,
    undated_count
FROM obligation_tally(
    $campaign_id, $as_of::DATE, coalesce($obligation_id, ''), $level,
    $unit_type, $cluster_id, $unit_id
)
ORDER BY group_id NULLS LAST
