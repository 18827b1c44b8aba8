-- Units that need not hand in one obligation, counted by unit type.
--
-- grain:   one row per unit_type
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $obligation_id text     e.g. yearly-2026; null = none
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: unit_type                     text
--          type_name_vi                  text
--          type_name_en                  text
--          spared_count                  bigint
SELECT
    s.unit_type,
    s.type_name_vi,
    s.type_name_en,
    count(*) AS spared_count
FROM spared_unit AS s
WHERE s.obligation_id = $obligation_id
    AND ($unit_type IS NULL OR s.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR s.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR s.unit_id = $unit_id)
GROUP BY s.unit_type, s.type_name_vi, s.type_name_en, s.position
ORDER BY s.position
