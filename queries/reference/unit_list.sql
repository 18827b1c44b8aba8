-- Units of the selection on the as-of date, in Vietnamese order.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
-- returns: unit_id                       text
--          unit_name                     text
--          short_name                    text
--          unit_type                     text
--          cluster_id                    text
--          successor_id                  text
--          valid_to                      date
SELECT
    s.unit_id,
    s.unit_name,
    s.short_name,
    s.unit_type,
    s.cluster_id,
    u.successor_id,
    u.valid_to
FROM roster AS s
JOIN unit AS u ON u.campaign_id = $campaign_id AND u.unit_id = s.unit_id
WHERE ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
ORDER BY s.short_name COLLATE vi, s.unit_id
