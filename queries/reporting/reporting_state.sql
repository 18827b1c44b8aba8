-- State of each unit's report for one period, as known on the as-of date.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          cluster_id                    text
--          state                         text
--          version                       bigint
--          received_at                   timestamp
--          result_count                  bigint
--          expected_result_count         bigint
SELECT
    unit_id,
    short_name,
    unit_type,
    cluster_id,
    state,
    version,
    received_at,
    result_count,
    expected_result_count
FROM report_state(
    $campaign_id, $as_of::DATE, $period_id, $unit_type, $cluster_id, $unit_id
)
ORDER BY short_name COLLATE vi, unit_id
