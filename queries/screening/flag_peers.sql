-- The unit a question is about among the units of its type: this period and the one before.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $period_id     text     e.g. 2026-Q3; null = latest that is over
--          $indicator_id  text     needed: indicator code
--          $unit_id       text     needed: the unit asked
-- returns: unit_id                       text
--          short_name                    text
--          value                         double    the indicator's
--          before_value                  double    the indicator's
--          is_asked                      boolean
SELECT
    v.unit_id,
    u.short_name,
    v.value,
    v.before_value,
    v.unit_id = $unit_id AS is_asked
FROM screened_value AS v
JOIN unit AS u ON u.campaign_id = $campaign_id AND u.unit_id = v.unit_id
JOIN unit AS a
    ON a.campaign_id = $campaign_id AND a.unit_id = $unit_id AND a.unit_type = u.unit_type
WHERE v.indicator_id = $indicator_id
ORDER BY v.unit_id
