-- Reports of every campaign for the latest period owed, and the values they lack.
--
-- The states add up to expected_count; missing_count is of those still in time too. A value is asked
-- for where a target is in force and its indicator valid on the period's last day.
--
-- grain:   one row per campaign_id
-- params:  $as_of         date     as-of date
-- returns: campaign_id                   text
--          period_id                     text
--          due_at                        timestamp
--          expected_count                bigint
--          on_time_count                 bigint
--          late_count                    bigint
--          rejected_count                bigint
--          missing_count                 bigint
--          overdue_count                 bigint
--          on_time_pct                   double    %
--          asked_count                   bigint
--          value_count                   bigint
--          missing_pct                   double    %
SELECT
    r.campaign_id,
    any_value(r.period_id) AS period_id,
    any_value(r.due_at) AS due_at,
    count(*) AS expected_count,
    count(*) FILTER (r.state IN ('on_time', 'undated')) AS on_time_count,
    count(*) FILTER (r.state = 'late') AS late_count,
    count(*) FILTER (r.state = 'rejected') AS rejected_count,
    count(*) FILTER (r.state IN ('waiting', 'overdue')) AS missing_count,
    count(*) FILTER (r.state = 'overdue') AS overdue_count,
    100.0 * on_time_count / count(*) AS on_time_pct,
    sum(r.asked_count)::BIGINT AS asked_count,
    sum(r.value_count)::BIGINT AS value_count,
    100.0 * (sum(r.asked_count) - sum(r.value_count)) / nullif(sum(r.asked_count), 0)
        AS missing_pct
FROM nation_report AS r
GROUP BY r.campaign_id
ORDER BY r.campaign_id
