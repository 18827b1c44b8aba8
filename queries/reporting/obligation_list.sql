-- Every report and plan owed, in order of time, with its states counted in one pass;
-- on_time, late, undated, rejected, waiting, overdue and exempt add up to expected.
--
-- grain:   one row per obligation_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: obligation_id                 text
--          kind                          text
--          period_id                     text
--          due_at                        timestamp
--          recipient_vi                  text
--          recipient_en                  text
--          source                        text
--          year                          bigint
--          days_left                     bigint    days
--          is_open                       boolean
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
    o.obligation_id,
    o.kind,
    o.period_id,
    o.due_at,
    o.recipient_vi,
    o.recipient_en,
    o.source,
    o.year,
    o.due_at::DATE - $as_of::DATE AS days_left,
    is_still_open(o.due_at, $as_of::DATE) AS is_open,
    coalesce(n.expected_count, 0) AS expected_count,
    coalesce(n.exempt_count, 0) AS exempt_count,
    coalesce(n.received_count, 0) AS received_count,
    coalesce(n.accepted_count, 0) AS accepted_count,
    coalesce(n.complete_count, 0) AS complete_count,
    coalesce(n.on_time_count, 0) AS on_time_count,
    coalesce(n.late_count, 0) AS late_count,
    coalesce(n.rejected_count, 0) AS rejected_count,
    coalesce(n.waiting_count, 0) AS waiting_count,
    coalesce(n.overdue_count, 0) AS overdue_count,
    coalesce(n.undated_count, 0) AS undated_count
FROM obligation($campaign_id) AS o
LEFT JOIN obligation_tally(
    $campaign_id, $as_of::DATE, NULL, 'all', $unit_type, $cluster_id, $unit_id
) AS n ON n.obligation_id = o.obligation_id
ORDER BY o.due_at NULLS LAST, o.obligation_id
