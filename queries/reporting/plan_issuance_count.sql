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
WITH every AS (
    SELECT
        obligation_id,
        due_at,
        recipient_vi,
        recipient_en,
        source,
        state,
        year(received_at) || '-Q' || quarter(received_at) AS issue_quarter
    FROM judged_unit($campaign_id, $as_of::DATE, NULL, $unit_type, $cluster_id, $unit_id)
    WHERE kind = 'plan'
)
SELECT
    obligation_id AS deadline_id,
    issue_quarter,
    any_value(due_at) AS due_at,
    any_value(recipient_vi) AS recipient_vi,
    any_value(recipient_en) AS recipient_en,
    any_value(source) AS source,
    count(*) AS unit_count,
    count(*) FILTER (state = 'on_time') AS on_time_count,
    count(*) FILTER (state = 'late') AS late_count,
    count(*) FILTER (state = 'undated') AS undated_count,
    count(*) FILTER (state IN ('waiting', 'overdue')) AS missing_count,
    count(*) FILTER (state = 'exempt') AS exempt_count,
    sum(count(*)) OVER (PARTITION BY obligation_id)::BIGINT AS expected_count
FROM every
GROUP BY obligation_id, issue_quarter
ORDER BY due_at NULLS LAST, deadline_id, issue_quarter NULLS LAST
