-- What became of one unit, and of others that it took over, by the as-of date.
--
-- grain:   one row per unit_id, on_date, kind and position
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_id       text     needed: the unit
-- returns: unit_id                       text
--          unit_name                     text
--          is_own                        boolean
--          on_date                       date
--          kind                          text
--          position                      bigint
--          successor_id                  text
--          successor_name                text
--          former_name                   text
--          document                      text
SELECT
    e.unit_id,
    u.unit_name,
    e.unit_id = $unit_id AS is_own,
    e.on_date,
    e.kind,
    e.position,
    e.successor_id,
    s.unit_name AS successor_name,
    e.former_name,
    e.document
FROM unit_event AS e
JOIN unit AS u ON u.campaign_id = e.campaign_id AND u.unit_id = e.unit_id
LEFT JOIN unit AS s ON s.campaign_id = e.campaign_id AND s.unit_id = e.successor_id
WHERE e.campaign_id = $campaign_id
    AND (e.unit_id = $unit_id OR e.successor_id = $unit_id)
    AND e.on_date <= $as_of::DATE
ORDER BY e.on_date, e.unit_id, e.kind, e.position
