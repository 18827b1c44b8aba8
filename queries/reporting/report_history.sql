-- Reports that arrived by the as-of date, accepted or returned, newest first.
--
-- grain:   one row per submission_id
-- params:  $campaign_id   text     campaign code
--          $unit_id       text     null = all
--          $as_of         date     as-of date
--          $limit         bigint   rows at most
-- returns: submission_id                 text
--          unit_id                       text
--          short_name                    text
--          period_id                     text
--          version                       bigint
--          state                         text
--          file_name                     text
--          received_at                   timestamp
--          received_by                   text
--          result_count                  bigint
--          problem_count                 bigint
--          warning_count                 bigint
--          changed_count                 bigint
SELECT
    s.submission_id,
    s.unit_id,
    u.short_name,
    s.period_id,
    s.version,
    CASE
        WHEN s.state = 'rejected' THEN 'rejected'
        ELSE timeliness(s.received_at, o.due_at)
    END AS state,
    s.file_name,
    s.received_at,
    s.received_by,
    s.result_count,
    s.problem_count,
    s.warning_count,
    CASE WHEN s.version > 1 THEN coalesce(c.changed_count, 0) END AS changed_count
FROM submission AS s
LEFT JOIN unit AS u ON u.campaign_id = s.campaign_id AND u.unit_id = s.unit_id
LEFT JOIN obligation AS o ON o.obligation_id = s.period_id
LEFT JOIN report_change AS c ON c.submission_id = s.submission_id
WHERE s.campaign_id = $campaign_id
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
    AND s.received_at < day_after($as_of::DATE)
ORDER BY s.received_at DESC, s.submission_id DESC
LIMIT $limit
