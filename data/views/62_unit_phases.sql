-- Both phases of each unit and indicator in one row, for comparing the same units.

-- is_counted: it has a value in each phase in which any unit has one; is_shown: it goes into the
-- figures, which are over the units counted or, where there are none, over all (targets only).
CREATE OR REPLACE MACRO unit_phases(for_campaign, as_of, of_type, of_cluster, of_unit) AS TABLE
    WITH both_phases AS (
        SELECT
            a.unit_id,
            a.indicator_id,
            a.adds_up,
            a.baseline_value,
            a.value AS phase_1_value,
            a.target_value AS phase_1_target,
            a.required_date AS phase_1_date,
            b.baseline_value AS phase_2_start,
            b.value AS phase_2_value,
            b.target_value AS phase_2_target,
            b.required_date AS phase_2_date,
            coalesce(b.weight, a.weight, 0) AS known_weight,
            bool_or(a.value IS NOT NULL) OVER by_indicator AS has_phase_1,
            bool_or(b.value IS NOT NULL) OVER by_indicator AS has_phase_2
        FROM unit_standing(for_campaign, as_of, 'phase-1') AS a
        JOIN unit_standing(for_campaign, as_of, 'phase-2') AS b
            ON b.unit_id = a.unit_id AND b.indicator_id = a.indicator_id
        JOIN scoped_unit(for_campaign, as_of, 'all', of_type, of_cluster, of_unit) AS u
            ON u.unit_id = a.unit_id
        WINDOW by_indicator AS (PARTITION BY a.indicator_id)
    ),
    counted AS (
        SELECT
            *,
            known_weight > 0
                AND (has_phase_1 OR has_phase_2)
                AND (phase_1_value IS NOT NULL OR NOT has_phase_1)
                AND (phase_2_value IS NOT NULL OR NOT has_phase_2) AS is_counted
        FROM both_phases
    )
    SELECT
        *,
        is_counted = bool_or(is_counted) OVER (PARTITION BY indicator_id) AS is_shown,
        CASE WHEN known_weight > 0 THEN known_weight ELSE 1 END AS weight
    FROM counted;

-- A figure of the units shown; null where one of them has none, so that all are of the same units.
CREATE OR REPLACE MACRO same_units(rule, is_in, of_value, of_weight) AS
    CASE
        WHEN bool_and(NOT is_in OR of_value IS NOT NULL)
            THEN added_up(rule, CASE WHEN is_in THEN of_value END, of_weight)
    END;

-- Both phases of each indicator over the units shown, and the latest day each was asked for.
CREATE OR REPLACE MACRO phase_figure(for_campaign, as_of, of_type, of_cluster, of_unit) AS TABLE
    SELECT
        indicator_id,
        same_units(adds_up, is_shown, baseline_value, weight) AS baseline_value,
        same_units(adds_up, is_shown, phase_1_value, weight) AS phase_1_value,
        same_units(adds_up, is_shown, phase_1_target, weight) AS phase_1_target,
        same_units(adds_up, is_shown, phase_2_start, weight) AS phase_2_start,
        same_units(adds_up, is_shown, phase_2_value, weight) AS phase_2_value,
        same_units(adds_up, is_shown, phase_2_target, weight) AS phase_2_target,
        max(phase_1_date) FILTER (is_shown) AS phase_1_date,
        max(phase_2_date) FILTER (is_shown) AS phase_2_date,
        count(*) FILTER (is_counted) AS unit_count,
        count(*) AS expected_count
    FROM unit_phases(for_campaign, as_of, of_type, of_cluster, of_unit)
    GROUP BY indicator_id;

-- Years between two days, at least one day.
CREATE OR REPLACE MACRO years_between(from_day, to_day) AS
    greatest(to_day - from_day, 1) / 365.25;
