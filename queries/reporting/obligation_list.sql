-- Every report and plan owed, in order of time, with its states counted in one pass;
-- on_time, late, undated, rejected, waiting, overdue and exempt add up to expected; spared are the
-- units beside these that need not hand it in.
--
-- grain:   one row per obligation_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
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
--          obligation_id                 text
--          kind                          text
--          period_id                     text
--          due_at                        timestamp
--          recipient_vi                  text
--          recipient_en                  text
--          source                        text
--          year                          bigint    year
--          days_left                     bigint    days
--          is_open                       boolean
--          spared_count                  bigint
WITH spared AS (
    SELECT obligation_id, count(*) AS spared_count
    FROM spared_unit AS s
    WHERE ($unit_type IS NULL OR s.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR s.unit_id = $unit_id)
    GROUP BY obligation_id
)
SELECT
    o.obligation_id,
    o.kind,
    o.period_id,
    o.due_at,
    o.recipient_vi,
    o.recipient_en,
    o.source,
    o.year,
    o.days_left,
    o.is_open,
    count(s.unit_id) AS expected_count,
    count(*) FILTER (s.state = 'exempt') AS exempt_count,
    count(*) FILTER (s.is_accepted OR s.state = 'rejected') AS received_count,
    count(*) FILTER (s.is_accepted) AS accepted_count,
    count(*) FILTER (s.is_complete) AS complete_count,
    count(*) FILTER (s.state = 'on_time') AS on_time_count,
    count(*) FILTER (s.state = 'late') AS late_count,
    count(*) FILTER (s.state = 'rejected') AS rejected_count,
    count(*) FILTER (s.state = 'waiting') AS waiting_count,
    count(*) FILTER (s.state = 'overdue') AS overdue_count,
    count(*) FILTER (s.state = 'undated') AS undated_count,
    coalesce(any_value(p.spared_count), 0) AS spared_count
FROM obligation AS o
LEFT JOIN spared AS p ON p.obligation_id = o.obligation_id
LEFT JOIN obligation_state AS s
    ON s.obligation_id = o.obligation_id
    AND ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY ALL
ORDER BY o.due_at NULLS LAST, o.obligation_id
