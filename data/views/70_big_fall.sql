-- Stock indicators whose latest value, of whatever period, fell back by more than a tenth of the
-- unit's way to the target since the report before, counted by indicator.
CREATE OR REPLACE MACRO big_fall(for_campaign, as_of, of_type, of_cluster, of_unit) AS TABLE
    WITH step AS (
        SELECT
            k.unit_id,
            k.indicator_id,
            k.phase_id,
            k.value - lag(k.value) OVER (
                PARTITION BY k.unit_id, k.indicator_id ORDER BY k.end_date
            ) AS change
        FROM known_result(for_campaign, as_of) AS k
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
        WHERE i.kind = 'stock' AND k.value IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY k.unit_id, k.indicator_id ORDER BY k.end_date DESC
        ) = 1
    )
    SELECT
        s.indicator_id,
        count(*) FILTER (s.change / nullif(a.target_value - a.baseline_value, 0) < -0.1)
            AS unit_count,
        count(*) AS expected_count
    FROM step AS s
    JOIN scoped_unit(for_campaign, as_of, 'unit', of_type, of_cluster, of_unit) AS u
        ON u.unit_id = s.unit_id
    JOIN assignment_at(for_campaign, as_of) AS a
        ON a.unit_id = s.unit_id
        AND a.indicator_id = s.indicator_id
        AND a.phase_id = s.phase_id
    GROUP BY s.indicator_id
    HAVING unit_count > 0
    ORDER BY unit_count DESC, s.indicator_id
    LIMIT 3;
