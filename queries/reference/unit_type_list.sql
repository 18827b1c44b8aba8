-- Unit types that have units on the as-of date.
--
-- grain:   one row per unit_type
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: unit_type                     text
--          label_vi                      text
--          label_en                      text
--          unit_count                    bigint
SELECT
    t.unit_type,
    t.label_vi,
    t.label_en,
    count(u.unit_id) AS unit_count
FROM unit_type AS t
JOIN roster AS u ON u.unit_type = t.unit_type
WHERE t.campaign_id = $campaign_id
GROUP BY t.unit_type, t.label_vi, t.label_en, t.position
ORDER BY t.position, t.unit_type
