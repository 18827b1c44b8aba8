-- Both phases of each indicator side by side, over the same units.
--
-- phase_1_value is the result of phase 1: its last value known. phase_2_start is where the way of
-- phase 2 begins: as printed, else that value (until phase 1 is over its target), a flow at zero.
-- required_per_year is the whole way of phase 2 over its years; needed_per_year what is left over
-- the years left; gained_per_year what was achieved so far: both counted to and from the latest day
-- a requirement was taken at, so that they move with reports and deadlines only. Counted are the
-- units with a value in each phase in which any unit has one; where one lacks a start or a target
-- that figure is null.
--
-- grain:   one row per indicator_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $content_id    text     null = all
-- returns: indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          position                      bigint
--          kind                          text
--          baseline_value                double    the indicator's
--          phase_1_value                 double    the indicator's
--          phase_1_target                double    the indicator's
--          phase_2_start                 double    the indicator's
--          phase_2_value                 double    the indicator's
--          phase_2_target                double    the indicator's
--          gained_per_year               double    the indicator's a year
--          needed_per_year               double    the indicator's a year
--          required_per_year             double    the indicator's a year
--          unit_count                    bigint
--          expected_count                bigint
WITH clock AS (
    SELECT
        min(start_date) AS starts_on,
        max(start_date) AS phase_2_on,
        max(end_date) AS ends_on
    FROM phase
    WHERE campaign_id = $campaign_id
)
SELECT
    f.indicator_id,
    i.content_id,
    i.position,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    i.kind,
    f.baseline_value,
    f.phase_1_value,
    f.phase_1_target,
    f.phase_2_start,
    f.phase_2_value,
    f.phase_2_target,
    CASE
        WHEN i.kind <> 'flow'
            THEN (coalesce(f.phase_2_value, f.phase_1_value) - f.baseline_value)
                / years_between(c.starts_on, coalesce(f.phase_2_date, f.phase_1_date))
        WHEN f.phase_2_date IS NOT NULL
            THEN (f.phase_2_value - f.phase_2_start) / years_between(c.phase_2_on, f.phase_2_date)
        ELSE (f.phase_1_value - f.baseline_value) / years_between(c.starts_on, f.phase_1_date)
    END AS gained_per_year,
    CASE
        WHEN i.kind <> 'flow'
            THEN (f.phase_2_target - coalesce(f.phase_2_value, f.phase_1_value))
                / years_between(coalesce(f.phase_2_date, f.phase_1_date), c.ends_on)
        ELSE (f.phase_2_target - coalesce(f.phase_2_value, f.phase_2_start))
            / years_between(coalesce(f.phase_2_date, c.phase_2_on), c.ends_on)
    END AS needed_per_year,
    (f.phase_2_target - f.phase_2_start) / years_between(c.phase_2_on, c.ends_on)
        AS required_per_year,
    f.unit_count,
    f.expected_count
FROM shown_group AS s
JOIN phase_figure AS f ON f.scope_id = s.scope_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = f.indicator_id
CROSS JOIN clock AS c
WHERE s.level = 'all'
    AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    AND ($content_id IS NULL OR i.content_id = $content_id)
ORDER BY i.position, f.indicator_id
