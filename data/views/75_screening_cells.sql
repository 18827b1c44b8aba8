-- What the questions of the data look at. Figures are only read here, never changed.

-- The period asked about (null: the latest that is over), and the two periods before it.
CREATE OR REPLACE MACRO screened_period(for_campaign, as_of, of_period) AS TABLE
    WITH placed AS (
        SELECT
            p.period_id,
            p.phase_id,
            p.end_date,
            lead(p.end_date) OVER (ORDER BY p.end_date) AS next_end_date,
            lag(p.period_id) OVER (ORDER BY p.end_date) AS before_id,
            lag(p.period_id, 2) OVER (ORDER BY p.end_date) AS earlier_id
        FROM period AS p
        JOIN campaign AS c ON c.campaign_id = p.campaign_id AND c.level <> 'published'
        WHERE p.campaign_id = for_campaign AND p.end_date <= as_of
    )
    SELECT *
    FROM placed
    WHERE of_period IS NULL OR period_id = of_period
    ORDER BY end_date DESC
    LIMIT 1;

-- The whole the profile says an indicator is part of.
CREATE OR REPLACE MACRO indicator_whole(for_campaign) AS TABLE
    SELECT
        said.id AS indicator_id,
        said.part_of AS whole_id
    FROM (
        SELECT unnest(from_json(
            profile_json->'$.indicators', '[{"id": "VARCHAR", "part_of": "VARCHAR"}]'
        )) AS said
        FROM campaign
        WHERE campaign_id = for_campaign
    )
    WHERE whole_id IS NOT NULL;

-- Values of the period and of the two before, unit by unit; a cell without a value is not there.
CREATE OR REPLACE MACRO screened_value(for_campaign, as_of, of_period) AS TABLE
    WITH place AS (
        SELECT
            unnest([period_id, before_id, earlier_id]) AS period_id,
            unnest([0, 1, 2]) AS back
        FROM screened_period(for_campaign, as_of, of_period)
    )
    SELECT
        k.unit_id,
        k.indicator_id,
        max(k.value) FILTER (p.back = 0) AS value,
        max(k.value) FILTER (p.back = 1) AS before_value,
        max(k.value) FILTER (p.back = 2) AS earlier_value,
        max(k.note) FILTER (p.back = 0) AS note,
        max(k.submission_id) FILTER (p.back = 0) AS submission_id
    FROM known_result(for_campaign, as_of) AS k
    JOIN place AS p ON p.period_id = k.period_id
    WHERE k.value IS NOT NULL
    GROUP BY k.unit_id, k.indicator_id
    HAVING value IS NOT NULL;

-- The cells of the period with what is needed to judge them. A count without a ceiling is compared
-- by its relative change, all else by points; step is the smallest difference the cell can show.
CREATE OR REPLACE MACRO screened_cell(for_campaign, as_of, of_period) AS TABLE
    SELECT
        v.*,
        p.period_id,
        u.unit_type,
        i.kind,
        i.direction,
        i.adds_up,
        i.decimals,
        pow(10.0, -i.decimals) AS step,
        i.maximum,
        i.maximum IS NULL AND i.measure <> '%' AND i.operator <> 'rank_le' AS is_count,
        a.baseline_value,
        a.target_value,
        CASE
            WHEN i.kind = 'stock' AND a.target_value IS DISTINCT FROM i.maximum
                AND abs(a.target_value) >= 20 * pow(10.0, -i.decimals)
                THEN a.target_value
        END AS exact_target
    FROM screened_value(for_campaign, as_of, of_period) AS v
    CROSS JOIN screened_period(for_campaign, as_of, of_period) AS p
    JOIN unit AS u ON u.campaign_id = for_campaign AND u.unit_id = v.unit_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = v.indicator_id
    LEFT JOIN assignment_at(for_campaign, as_of) AS a
        ON a.unit_id = v.unit_id
        AND a.indicator_id = v.indicator_id
        AND a.phase_id = p.phase_id;

-- Are two values the same figure, at the decimals of the cell?
CREATE OR REPLACE MACRO is_same(of_value, other_value, of_step) AS
    abs(of_value - other_value) < of_step / 2;
