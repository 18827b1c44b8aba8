-- Values that count on the as-of date, flat, as the bulk format has them.
--
-- grain:   one row per unit_id, period_id and indicator_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
--          $indicator_id  text     indicator code
-- returns: campaign_id                   text
--          unit_id                       text
--          unit_name                     text
--          period_id                     text
--          indicator_id                  text
--          value                         double    the indicator's
--          note                          text
SELECT
    $campaign_id AS campaign_id,
    k.unit_id,
    u.unit_name,
    k.period_id,
    k.indicator_id,
    k.value,
    k.note
FROM known_result AS k
JOIN roster AS u ON u.unit_id = k.unit_id
WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
    AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
    AND ($unit_id IS NULL OR u.unit_id = $unit_id)
    AND ($period_id IS NULL OR k.period_id = $period_id)
    AND ($indicator_id IS NULL OR k.indicator_id = $indicator_id)
ORDER BY k.unit_id, k.period_id, k.indicator_id
