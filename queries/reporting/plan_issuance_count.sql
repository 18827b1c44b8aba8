-- Plans of units by quarter of issue against each plan deadline; the quarter is null where none is
-- issued yet. unit_count over the quarters adds up to expected_count.
--
-- grain:   one row per deadline_id and issue_quarter
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: deadline_id                   text
--          issue_quarter                 text
--          due_at                        timestamp
--          recipient_vi                  text
--          recipient_en                  text
--          source                        text
--          unit_count                    bigint
--          on_time_count                 bigint
--          late_count                    bigint
--          undated_count                 bigint
--          missing_count                 bigint
--          exempt_count                  bigint
--          expected_count                bigint
SELECT
    o.obligation_id AS deadline_id,
    year(s.received_at) || '-Q' || quarter(s.received_at) AS issue_quarter,
    o.due_at,
    o.recipient_vi,
    o.recipient_en,
    o.source,
    count(*) AS unit_count,
    count(*) FILTER (s.state = 'on_time') AS on_time_count,
    count(*) FILTER (s.state = 'late') AS late_count,
    count(*) FILTER (s.state = 'undated') AS undated_count,
    count(*) FILTER (s.state IN ('waiting', 'overdue')) AS missing_count,
    count(*) FILTER (s.state = 'exempt') AS exempt_count,
    sum(count(*)) OVER (PARTITION BY o.obligation_id)::BIGINT AS expected_count
FROM obligation AS o
JOIN obligation_state AS s ON s.obligation_id = o.obligation_id
WHERE o.kind = 'plan'
    AND ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY o.obligation_id, issue_quarter, o.due_at, o.recipient_vi, o.recipient_en, o.source
ORDER BY o.due_at NULLS LAST, deadline_id, issue_quarter NULLS LAST
