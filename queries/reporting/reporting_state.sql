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
    s.unit_id,
    s.short_name,
    s.unit_type,
    s.cluster_id,
    s.state,
    s.version,
    s.received_at,
    s.result_count,
    s.expected_result_count
FROM report_state AS s
CROSS JOIN shared_view AS v
WHERE s.period_id = coalesce($period_id, v.period_id)
    AND ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
ORDER BY s.short_name COLLATE vi, s.unit_id
