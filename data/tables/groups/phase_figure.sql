-- Both phases of each indicator over the same units of a scope, and the latest day each was asked for.
--
-- Counted are the units with a value in each phase in which any unit has one; where there are none
-- the figures are of all (targets only). Null where one of those units has none.
-- grain: one row per scope_id and indicator_id
CREATE TABLE phase_figure AS
WITH both_phases AS (
    SELECT
        s.scope_id,
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
        CASE WHEN known_weight > 0 THEN known_weight ELSE 1 END AS weight
    FROM unit_standing AS a
    JOIN unit_standing AS b ON b.unit_id = a.unit_id AND b.indicator_id = a.indicator_id
    JOIN scope_unit AS s ON s.unit_id = a.unit_id
    WHERE a.phase_id = 'phase-1' AND b.phase_id = 'phase-2'
),
known AS (
    SELECT scope_id, indicator_id, count(phase_1_value) AS valued_1, count(phase_2_value) AS valued_2
    FROM both_phases
    GROUP BY scope_id, indicator_id
),
counted AS (
    SELECT
        *,
        known_weight > 0 AND valued_1 + valued_2 > 0
            AND (phase_1_value IS NOT NULL OR valued_1 = 0)
            AND (phase_2_value IS NOT NULL OR valued_2 = 0) AS is_counted
    FROM both_phases
    JOIN known USING (scope_id, indicator_id)
),
scope_state AS (
    SELECT scope_id, indicator_id, bool_or(is_counted) AS has_counted
    FROM counted
    GROUP BY scope_id, indicator_id
),
shown AS (
    SELECT *, is_counted = has_counted AS is_shown
    FROM counted
    JOIN scope_state USING (scope_id, indicator_id)
)
SELECT
    scope_id,
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
FROM shown
GROUP BY scope_id, indicator_id;
