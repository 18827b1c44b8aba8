-- Where each value of one unit and one indicator comes from, every version.
--
-- grain:   one row per period_id and version
-- params:  $as_of         date     as-of date
--          $campaign_id   text     campaign code
--          $unit_id       text     needed: the unit
--          $indicator_id  text     needed: indicator code
-- returns: period_id                     text
--          version                       bigint
--          value                         double    the indicator's
--          note                          text
--          file_name                     text
--          sheet                         text
--          cell                          text
--          received_at                   timestamp
--          received_by                   text
--          is_current                    boolean
--          sha256                        text
SELECT
    r.period_id,
    s.version,
    r.value,
    r.note,
    s.file_name,
    r.sheet,
    r.cell,
    s.received_at,
    s.received_by,
    r.known_until >= day_after($as_of::DATE) AS is_current,
    s.sha256
FROM result AS r
JOIN submission AS s ON s.submission_id = r.submission_id
WHERE r.campaign_id = $campaign_id
    AND r.unit_id = $unit_id
    AND r.indicator_id = $indicator_id
    AND r.known_from < day_after($as_of::DATE)
ORDER BY r.period_id DESC, s.version DESC
