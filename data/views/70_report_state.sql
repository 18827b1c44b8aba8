-- Who has reported, and what fell.

-- State of each unit's report for one period (null: the latest that is over) as known on the
-- as-of date. On time or late is said of the first accepted version.
CREATE OR REPLACE MACRO report_state(
    for_campaign, as_of, of_period, of_type, of_cluster, of_unit
) AS TABLE
    WITH asked AS (
        SELECT *
        FROM period
        WHERE campaign_id = for_campaign
            AND end_date <= as_of
            AND (of_period IS NULL OR period_id = of_period)
        ORDER BY end_date DESC
        LIMIT 1
    ),
    arrived AS (
        SELECT
            s.unit_id,
            max(s.version) AS version,
            min(s.received_at) FILTER (s.state = 'accepted') AS received_at,
            bool_or(s.state = 'rejected') AS has_rejected
        FROM submission AS s
        JOIN asked AS p ON p.period_id = s.period_id
        WHERE s.campaign_id = for_campaign AND s.received_at < day_after(as_of)
        GROUP BY s.unit_id
    ),
    owed AS (
        SELECT
            a.unit_id,
            count(*) AS expected_result_count
        FROM assignment AS a
        JOIN asked AS p ON p.phase_id = a.phase_id
        WHERE a.campaign_id = for_campaign
        GROUP BY a.unit_id
    ),
    filled AS (
        SELECT
            k.unit_id,
            count(k.value) AS result_count
        FROM known_result(for_campaign, as_of) AS k
        JOIN asked AS p ON p.period_id = k.period_id
        GROUP BY k.unit_id
    )
    SELECT
        p.period_id,
        u.unit_id,
        u.short_name,
        u.unit_type,
        u.cluster_id,
        CASE
            WHEN r.received_at <= p.due_at THEN 'on_time'
            WHEN r.received_at IS NOT NULL THEN 'late'
            WHEN r.has_rejected THEN 'rejected'
            ELSE 'missing'
        END AS state,
        r.version,
        r.received_at,
        coalesce(f.result_count, 0) AS result_count,
        o.expected_result_count
    FROM asked AS p
    CROSS JOIN scoped_unit(for_campaign, as_of, 'unit', of_type, of_cluster, of_unit) AS u
    JOIN owed AS o ON o.unit_id = u.unit_id
    LEFT JOIN arrived AS r ON r.unit_id = u.unit_id
    LEFT JOIN filled AS f ON f.unit_id = u.unit_id;

-- Stock indicators whose latest value fell back by more than a tenth of the unit's way to the
-- target since the report before, counted by indicator.
CREATE OR REPLACE MACRO big_fall(for_campaign, as_of, of_type, of_cluster, of_unit) AS TABLE
    WITH step AS (
        SELECT
            k.unit_id,
            k.indicator_id,
            k.phase_id,
            k.end_date,
            k.value - lag(k.value) OVER (
                PARTITION BY k.unit_id, k.indicator_id ORDER BY k.end_date
            ) AS change
        FROM known_result(for_campaign, as_of) AS k
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
        WHERE i.kind = 'stock' AND k.value IS NOT NULL
    ),
    latest AS (
        SELECT max(end_date) AS end_date
        FROM period
        WHERE campaign_id = for_campaign AND end_date <= as_of
    )
    SELECT
        s.indicator_id,
        count(*) FILTER (s.change / nullif(a.target_value - a.baseline_value, 0) < -0.1)
            AS unit_count,
        count(*) AS expected_count
    FROM step AS s
    JOIN latest AS l ON l.end_date = s.end_date
    JOIN scoped_unit(for_campaign, as_of, 'unit', of_type, of_cluster, of_unit) AS u
        ON u.unit_id = s.unit_id
    JOIN assignment AS a
        ON a.campaign_id = for_campaign
        AND a.unit_id = s.unit_id
        AND a.indicator_id = s.indicator_id
        AND a.phase_id = s.phase_id
    GROUP BY s.indicator_id
    HAVING unit_count > 0
    ORDER BY unit_count DESC, s.indicator_id
    LIMIT 3;
