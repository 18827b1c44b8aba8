-- Required path of the chosen indicator through both phases, and its targets.
--
-- Over the units counted in the latest value, so that the path and the value compare the same
-- units; over all that owe a value while there is none.
--
-- grain:   one row per phase_id, at_date and is_target
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $indicator_id  text     needed: indicator code
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: phase_id                      text
--          at_date                       date
--          required_value                double    the indicator's
--          is_target                     boolean
SELECT
    phase_id,
    at_date,
    added_up(adds_up, required_value, weight) AS required_value,
    is_target
FROM unit_path(
    $campaign_id, $as_of::DATE, $indicator_id, $unit_type, $cluster_id, $unit_id
)
GROUP BY phase_id, at_date, is_target
ORDER BY at_date, phase_id, is_target
