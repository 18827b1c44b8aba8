-- Questions about a whole report of a unit. Each macro gives scores; limits are set elsewhere.

-- A report like that of the period before. Zeros and values at the maximum rightly stay the same,
-- and where most reports of the type stand still, standing still is no question.
CREATE OR REPLACE MACRO copied_report(for_campaign, as_of, of_period) AS TABLE
    WITH unit_share AS (
        SELECT
            unit_id,
            any_value(unit_type) AS unit_type,
            count(*) AS cell_count,
            count(*) FILTER (is_same(value, before_value, step)) / count(*) AS score
        FROM screened_cell(for_campaign, as_of, of_period)
        WHERE before_value IS NOT NULL AND value <> 0 AND value IS DISTINCT FROM maximum
        GROUP BY unit_id
    ),
    type_share AS (
        SELECT
            unit_type,
            median(score) AS peer_median,
            count(*) AS peer_count
        FROM unit_share
        GROUP BY unit_type
    )
    SELECT
        'copied_report' AS rule_id,
        s.unit_id,
        p.peer_median,
        p.peer_count - 1 AS peer_count,
        s.score,
        s.cell_count,
        s.cell_count AS basis_count
    FROM unit_share AS s
    JOIN type_share AS p ON p.unit_type = s.unit_type
    WHERE p.peer_count = 1 OR p.peer_median <= 0.5;

-- A report like that of another unit of its type: the one that came later is asked.
CREATE OR REPLACE MACRO copied_from_unit(for_campaign, as_of, of_period) AS TABLE
    WITH telling AS (
        SELECT
            c.unit_id,
            c.unit_type,
            c.indicator_id,
            round(c.value / c.step) AS steps,
            s.received_at
        FROM screened_cell(for_campaign, as_of, of_period) AS c
        LEFT JOIN submission AS s
            ON s.campaign_id = for_campaign AND s.submission_id = c.submission_id
        WHERE c.value <> 0
            AND c.value IS DISTINCT FROM c.maximum
            AND c.value IS DISTINCT FROM c.target_value
    ),
    cell_count AS (
        SELECT
            unit_id,
            count(*) AS cell_count
        FROM telling
        GROUP BY unit_id
    ),
    pair AS (
        SELECT
            a.unit_id,
            b.unit_id AS other_id,
            count(*) AS same_count
        FROM telling AS a
        JOIN telling AS b
            ON b.indicator_id = a.indicator_id
            AND b.unit_type = a.unit_type
            AND b.steps = a.steps
            AND (coalesce(b.received_at < a.received_at, false)
                OR (b.received_at IS NOT DISTINCT FROM a.received_at AND b.unit_id < a.unit_id))
        GROUP BY a.unit_id, b.unit_id
    )
    SELECT
        'copied_from_unit' AS rule_id,
        p.unit_id,
        max(p.same_count / c.cell_count) AS score,
        any_value(c.cell_count) AS cell_count,
        any_value(c.cell_count) AS basis_count,
        arg_max(p.other_id, p.same_count) AS matched_unit_id
    FROM pair AS p
    JOIN cell_count AS c ON c.unit_id = p.unit_id
    GROUP BY p.unit_id;

-- Values that are multiples of 5 where decimals are asked for; zeros, maxima and targets aside.
CREATE OR REPLACE MACRO too_round(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'too_round' AS rule_id,
        unit_id,
        count(*) FILTER (is_same(value, round(value / 5) * 5, step)) / count(*) AS score,
        count(*) AS cell_count,
        count(*) AS basis_count
    FROM screened_cell(for_campaign, as_of, of_period)
    WHERE decimals >= 1
        AND value <> 0
        AND value IS DISTINCT FROM maximum
        AND value IS DISTINCT FROM target_value
    GROUP BY unit_id;

-- A unit most of whose stock values came to stand exactly at their targets in this very period.
CREATE OR REPLACE MACRO at_its_targets(for_campaign, as_of, of_period) AS TABLE
    SELECT
        'at_its_targets' AS rule_id,
        unit_id,
        count(*) FILTER (
            is_same(value, exact_target, step)
            AND NOT coalesce(is_same(before_value, exact_target, step), false)
        ) / count(*) AS score,
        count(*) AS cell_count,
        count(*) AS basis_count
    FROM screened_cell(for_campaign, as_of, of_period)
    WHERE exact_target IS NOT NULL
    GROUP BY unit_id;
