-- Both phases of each unit and indicator in one row, for comparing the same units.

CREATE OR REPLACE MACRO unit_phases(for_campaign, as_of, of_type, of_cluster, of_unit) AS TABLE
    SELECT
        a.unit_id,
        a.indicator_id,
        a.adds_up,
        a.baseline_value,
        a.value AS phase_1_value,
        a.target_value AS phase_1_target,
        b.value AS phase_2_value,
        b.target_value AS phase_2_target,
        coalesce(b.weight, a.weight, 1) AS weight,
        coalesce(b.value, a.value) IS NOT NULL AS is_counted
    FROM unit_standing(for_campaign, as_of, 'phase-1') AS a
    JOIN unit_standing(for_campaign, as_of, 'phase-2') AS b
        ON b.unit_id = a.unit_id AND b.indicator_id = a.indicator_id
    JOIN scoped_unit(for_campaign, as_of, 'all', of_type, of_cluster, of_unit) AS u
        ON u.unit_id = a.unit_id;
