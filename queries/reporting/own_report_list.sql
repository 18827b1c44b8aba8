-- Reports of the campaign's owner to those above it: sent on which day by which document, resting on
-- which frozen figures; the first sending counts.
--
-- grain:   one row per report_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: report_id                     text
--          kind                          text
--          year                          bigint    year
--          due_at                        timestamp
--          unit_id                       text
--          short_name                    text
--          recipient_vi                  text
--          recipient_en                  text
--          source                        text
--          state                         text
--          sent_on                       date
--          document                      text
--          snapshot_id                   text
WITH sent AS (
    SELECT
        n.obligation_id AS report_id,
        min(n.at_date) AS sent_on,
        arg_min(n.source, (n.at_date, n.note_id)) AS document,
        arg_min(n.text, (n.at_date, n.note_id)) AS snapshot_id
    FROM asked_day AS d
    JOIN note AS n
        ON n.campaign_id = d.campaign_id
        AND n.kind = 'sent'
        AND n.recorded_at < d.day_after
        AND n.at_date <= d.as_of
    GROUP BY n.obligation_id
)
SELECT
    o.report_id,
    o.kind,
    o.year,
    o.due_at,
    o.unit_id,
    u.short_name,
    o.recipient_vi,
    o.recipient_en,
    o.source,
    CASE
        WHEN s.sent_on IS NOT NULL THEN timeliness(s.sent_on::TIMESTAMP, o.due_at)
        WHEN is_still_open(o.due_at, d.as_of) THEN 'waiting'
        ELSE 'overdue'
    END AS state,
    s.sent_on,
    s.document,
    s.snapshot_id
FROM asked_day AS d
JOIN own_report AS o ON o.campaign_id = d.campaign_id
JOIN unit AS u ON u.campaign_id = o.campaign_id AND u.unit_id = o.unit_id
LEFT JOIN sent AS s ON s.report_id = o.report_id
ORDER BY o.year, o.report_id
