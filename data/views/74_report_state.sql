-- Who has reported for one period: the same states, asked the short way.

-- State of each unit's report for one period (null: the latest that is over) as known on the
-- as-of date. Missing: waiting or overdue. An exempt unit owes none and is left out.
CREATE OR REPLACE MACRO report_state(
    for_campaign, as_of, of_period, of_type, of_cluster, of_unit
) AS TABLE
    WITH asked AS (
        SELECT
            period_id,
            phase_id,
            end_date
        FROM period
        WHERE campaign_id = for_campaign
            AND end_date <= as_of
            AND (of_period IS NULL OR period_id = of_period)
        ORDER BY end_date DESC
        LIMIT 1
    ),
    owed AS (
        SELECT
            a.unit_id,
            count(*) AS expected_result_count
        FROM assignment_at(for_campaign, as_of) AS a
        JOIN asked AS p ON p.phase_id = a.phase_id
        JOIN indicator AS i
            ON i.campaign_id = for_campaign
            AND i.indicator_id = a.indicator_id
            AND p.end_date BETWEEN i.valid_from AND i.valid_to
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
        s.obligation_id AS period_id,
        s.unit_id,
        s.short_name,
        s.unit_type,
        s.cluster_id,
        CASE WHEN s.state IN ('waiting', 'overdue') THEN 'missing' ELSE s.state END AS state,
        s.version,
        s.received_at,
        coalesce(f.result_count, 0) AS result_count,
        o.expected_result_count
    FROM judged_unit(
        for_campaign, as_of, (SELECT coalesce(max(period_id), '') FROM asked),
        of_type, of_cluster, of_unit
    ) AS s
    JOIN owed AS o ON o.unit_id = s.unit_id
    LEFT JOIN filled AS f ON f.unit_id = s.unit_id
    WHERE s.state <> 'exempt';

-- The same counted.
CREATE OR REPLACE MACRO report_tally(
    for_campaign, as_of, of_period, of_type, of_cluster, of_unit
) AS TABLE
    SELECT
        any_value(period_id) AS period_id,
        count(*) AS expected_count,
        count(*) FILTER (state IN ('on_time', 'late')) AS received_count,
        count(*) FILTER (received_at >= day_after(as_of) - INTERVAL 7 DAY) AS received_week_count,
        count(*) FILTER (state = 'late') AS late_count
    FROM report_state(for_campaign, as_of, of_period, of_type, of_cluster, of_unit);
