-- The required path of one indicator, unit by unit, on every day where it bends.

CREATE OR REPLACE MACRO unit_path(
    for_campaign, as_of, of_indicator, of_type, of_cluster, of_unit
) AS TABLE
    WITH standing AS (
        SELECT
            f.phase_id,
            f.end_date,
            s.*,
            bool_or(s.value IS NOT NULL) OVER (PARTITION BY f.phase_id) AS has_value
        FROM phase AS f
        JOIN (
            SELECT 'phase-1' AS in_phase, * FROM unit_standing(for_campaign, as_of, 'phase-1')
            UNION ALL
            SELECT 'phase-2' AS in_phase, * FROM unit_standing(for_campaign, as_of, 'phase-2')
        ) AS s ON s.in_phase = f.phase_id
        JOIN scoped_unit(for_campaign, as_of, 'all', of_type, of_cluster, of_unit) AS u
            ON u.unit_id = s.unit_id
        WHERE f.campaign_id = for_campaign AND s.indicator_id = of_indicator
    ),
    reporter AS (
        SELECT DISTINCT unit_id
        FROM standing
        WHERE value IS NOT NULL AND coalesce(weight, 0) > 0
    ),
    counted AS (
        SELECT *
        FROM standing
        WHERE unit_id IN (SELECT unit_id FROM reporter) OR NOT EXISTS (SELECT 1 FROM reporter)
    )
    SELECT
        c.phase_id,
        p.at_date,
        c.adds_up,
        coalesce(c.weight, 1) AS weight,
        c.baseline_value + p.share * (c.target_value - c.baseline_value) AS required_value,
        false AS is_target
    FROM counted AS c
    JOIN assignment_at(for_campaign, as_of) AS a
        ON a.unit_id = c.unit_id AND a.indicator_id = of_indicator AND a.phase_id = c.phase_id
    JOIN path_at(for_campaign, as_of) AS s
        ON s.indicator_id = of_indicator AND s.phase_id = c.phase_id AND s.path_id = a.path_id
    CROSS JOIN LATERAL (
        VALUES
            (s.from_date, s.from_ratio),
            (s.to_date - 1, s.to_ratio - (s.to_ratio - s.from_ratio) / (s.to_date - s.from_date))
    ) AS p (at_date, share)
    UNION ALL
    SELECT
        phase_id,
        end_date,
        adds_up,
        coalesce(weight, 1),
        target_value,
        true
    FROM counted
    WHERE target_value IS NOT NULL;
