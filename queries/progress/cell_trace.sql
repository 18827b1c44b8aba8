-- Where each value of one unit and one indicator comes from, every version; of an indicator that a
-- merger hands on, the values of the units counted with it too.
--
-- grain:   one row per unit_id, period_id and version
-- params:  $as_of         date     as-of date
--          $campaign_id   text     campaign code
--          $unit_id       text     needed: the unit
--          $indicator_id  text     needed: indicator code
-- returns: unit_id                       text
--          short_name                    text
--          is_own                        boolean
--          period_id                     text
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
    r.unit_id,
    u.short_name,
    r.unit_id = $unit_id AS is_own,
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
JOIN unit AS u ON u.campaign_id = r.campaign_id AND u.unit_id = r.unit_id
JOIN indicator AS i ON i.campaign_id = r.campaign_id AND i.indicator_id = r.indicator_id
LEFT JOIN heir AS h ON h.unit_id = r.unit_id AND is_handed_on(i.kind, i.adds_up)
WHERE r.campaign_id = $campaign_id
    AND (r.unit_id = $unit_id OR h.heir_id = $unit_id)
    AND r.indicator_id = $indicator_id
    AND r.known_from < day_after($as_of::DATE)
ORDER BY r.period_id DESC, is_own DESC, r.unit_id, s.version DESC
