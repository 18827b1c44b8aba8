-- Units of every campaign whose report for the latest period is overdue or returned, the longest
-- first.
--
-- grain:   one row per campaign_id and unit_id
-- params:  $as_of         date     as-of date
--          $limit         bigint   rows at most
-- returns: campaign_id                   text
--          short_vi                      text
--          short_en                      text
--          unit_id                       text
--          unit_name                     text
--          period_id                     text
--          state                         text
--          due_at                        timestamp
--          days_late                     bigint    days
SELECT
    r.campaign_id,
    d.short_vi,
    d.short_en,
    r.unit_id,
    u.unit_name,
    r.period_id,
    r.state,
    r.due_at,
    d.as_of - r.due_at::DATE AS days_late
FROM nation_report AS r
JOIN nation_day AS d ON d.campaign_id = r.campaign_id
JOIN unit AS u ON u.campaign_id = r.campaign_id AND u.unit_id = r.unit_id
WHERE r.state IN ('rejected', 'overdue') AND NOT is_still_open(r.due_at, d.as_of)
ORDER BY days_late DESC, d.short_vi COLLATE vi, u.unit_name COLLATE vi, r.campaign_id, r.unit_id
LIMIT $limit
