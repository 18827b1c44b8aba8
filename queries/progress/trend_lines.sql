-- Every indicator period by period, over all that is chosen: the values of `trend`, asked once.
--
-- A period nobody reported has no row, nor has one whose value is not known.
--
-- grain:   one row per indicator_id and period_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: indicator_id                  text
--          period_id                     text
--          phase_id                      text
--          end_date                      date
--          value                         double    the indicator's
WITH point AS (
    SELECT
        t.indicator_id,
        t.period_id,
        any_value(t.phase_id) AS phase_id,
        any_value(t.end_date) AS end_date,
        added_up(t.adds_up, CASE WHEN t.is_counted THEN t.value END, t.weight) AS value
    FROM shown_group AS s
    JOIN scope_unit AS u ON u.scope_id = s.scope_id
    JOIN unit_trend AS t ON t.unit_id = u.unit_id
    WHERE s.level = 'all' AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    GROUP BY t.indicator_id, t.period_id
    HAVING count(*) FILTER (t.is_fresh) > 0
)
SELECT
    indicator_id,
    period_id,
    phase_id,
    end_date,
    value
FROM point
WHERE value IS NOT NULL
ORDER BY indicator_id, end_date, period_id
