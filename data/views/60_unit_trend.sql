-- One indicator through time, unit by unit.

-- Value of a unit in each period that is over: a stock as reported, a flow added up inside its
-- phase; the value required of it on the period's last day; and its weight then.
CREATE OR REPLACE MACRO unit_trend(
    for_campaign, as_of, of_indicator, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH way AS (
        SELECT
            'phase-1' AS phase_id,
            *
        FROM unit_way(for_campaign, as_of, 'phase-1')
        WHERE indicator_id = of_indicator
        UNION ALL
        SELECT
            'phase-2' AS phase_id,
            *
        FROM unit_way(for_campaign, as_of, 'phase-2')
        WHERE indicator_id = of_indicator
    ),
    known AS (
        SELECT
            k.*,
            CASE i.kind
                WHEN 'flow' THEN sum(k.value) OVER (
                    PARTITION BY k.unit_id, k.indicator_id, k.phase_id ORDER BY k.end_date
                )
                ELSE k.value
            END AS total_value
        FROM known_result(for_campaign, as_of) AS k
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
    ),
    owed AS (
        SELECT
            u.group_id,
            any_value(u.group_name_vi) AS group_name_vi,
            any_value(u.group_name_en) AS group_name_en,
            w.phase_id,
            count(*) AS expected_count
        FROM scoped_unit(for_campaign, as_of, by_level, of_type, of_cluster, of_unit) AS u
        JOIN way AS w ON w.unit_id = u.unit_id
        GROUP BY u.group_id, w.phase_id
    )
    SELECT
        o.group_id,
        o.group_name_vi,
        o.group_name_en,
        k.unit_id,
        k.period_id,
        k.phase_id,
        k.end_date,
        k.total_value AS value,
        w.baseline_value + (w.target_value - w.baseline_value) * CASE
            WHEN s.to_date IS NULL THEN 1.0
            ELSE s.from_ratio
                + (s.to_ratio - s.from_ratio) * (k.end_date - s.from_date) / (s.to_date - s.from_date)
        END AS required_value,
        i.adds_up,
        CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.total_value END AS weight,
        k.value IS NOT NULL
            AND coalesce(CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.total_value END, 0) > 0
            AS is_counted,
        o.expected_count
    FROM known AS k
    JOIN scoped_unit(for_campaign, as_of, by_level, of_type, of_cluster, of_unit) AS u
        ON u.unit_id = k.unit_id
    JOIN way AS w ON w.unit_id = k.unit_id AND w.phase_id = k.phase_id
    JOIN owed AS o ON o.group_id = u.group_id AND o.phase_id = k.phase_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
    LEFT JOIN path_segment AS s
        ON s.campaign_id = for_campaign
        AND s.indicator_id = k.indicator_id
        AND s.phase_id = k.phase_id
        AND s.unit_type = u.unit_type
        AND k.end_date >= s.from_date
        AND k.end_date < s.to_date
    LEFT JOIN known AS g
        ON g.unit_id = k.unit_id
        AND g.period_id = k.period_id
        AND g.indicator_id = i.weighted_by
    WHERE k.indicator_id = of_indicator;
