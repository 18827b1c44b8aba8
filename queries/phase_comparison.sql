-- Both phases of each indicator side by side, over the same units.
--
-- phase_1_value is the result of phase 1: its last value known. phase_2_start is where the way of
-- phase 2 begins: as printed, else that value (until phase 1 is over its target), a flow at zero.
-- required_per_year is the whole way of phase 2 over its years; needed_per_year what is left over
-- the years left; gained_per_year what was achieved so far. Counted are the units with a value in
-- each phase in which any unit has one; where one lacks a start or a target that figure is null.
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
--          position                      bigint
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
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
WITH figure AS (
    SELECT
        indicator_id,
        same_units(adds_up, is_shown, baseline_value, weight) AS baseline_value,
        same_units(adds_up, is_shown, phase_1_value, weight) AS phase_1_value,
        same_units(adds_up, is_shown, phase_1_target, weight) AS phase_1_target,
        same_units(adds_up, is_shown, phase_2_start, weight) AS phase_2_start,
        same_units(adds_up, is_shown, phase_2_value, weight) AS phase_2_value,
        same_units(adds_up, is_shown, phase_2_target, weight) AS phase_2_target,
        count(*) FILTER (is_counted) AS unit_count,
        count(*) AS expected_count
    FROM unit_phases($campaign_id, $as_of::DATE, $unit_type, $cluster_id, $unit_id)
    GROUP BY indicator_id
),
clock AS (
    SELECT
        greatest(least($as_of::DATE, max(end_date)) - min(start_date), 1) / 365.25 AS years_passed,
        greatest(least($as_of::DATE, max(end_date)) - max(start_date), 1) / 365.25
            AS years_passed_in_2,
        greatest(max(end_date) - $as_of::DATE, 1) / 365.25 AS years_left,
        greatest(max(end_date) - greatest(max(start_date), $as_of::DATE), 1) / 365.25
            AS years_left_in_2,
        greatest(max(end_date) - max(start_date), 1) / 365.25 AS years_of_2,
        $as_of::DATE >= max(start_date) AS is_in_2
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
        WHEN i.kind <> 'flow' THEN (coalesce(f.phase_2_value, f.phase_1_value) - f.baseline_value) / c.years_passed
        WHEN c.is_in_2 THEN (f.phase_2_value - f.phase_2_start) / c.years_passed_in_2
        ELSE (f.phase_1_value - f.baseline_value) / c.years_passed
    END AS gained_per_year,
    CASE
        WHEN i.kind <> 'flow' THEN (f.phase_2_target - coalesce(f.phase_2_value, f.phase_1_value)) / c.years_left
        ELSE (f.phase_2_target - coalesce(f.phase_2_value, f.phase_2_start)) / c.years_left_in_2
    END AS needed_per_year,
    (f.phase_2_target - f.phase_2_start) / c.years_of_2 AS required_per_year,
    f.unit_count,
    f.expected_count
FROM figure AS f
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = f.indicator_id
CROSS JOIN clock AS c
WHERE $content_id IS NULL OR i.content_id = $content_id
ORDER BY i.position, f.indicator_id
