-- Level and improvement of each unit over one year, with the ceiling in mind.

-- The day improvement is counted from, for each day a requirement is taken at: the end of a period
-- one year before it, or the phase's start where no period of it was over by then.
CREATE OR REPLACE MACRO gain_start(for_campaign, in_phase) AS TABLE
    SELECT
        p.end_date AS required_date,
        coalesce(max(q.end_date), any_value(f.start_date)) AS start_date,
        max(q.end_date) IS NULL AS is_phase_start
    FROM period AS p
    JOIN phase AS f ON f.campaign_id = p.campaign_id AND f.phase_id = p.phase_id
    LEFT JOIN period AS q
        ON q.campaign_id = p.campaign_id
        AND q.phase_id = p.phase_id
        AND q.end_date <= (p.end_date - INTERVAL 1 YEAR)::DATE
    WHERE p.campaign_id = for_campaign AND p.phase_id = in_phase
    GROUP BY p.end_date;

-- Share of the way of each unit and indicator now and on that day, both on the way now in force and
-- from what is now known, so that neither a revision nor a correction looks like progress.
CREATE OR REPLACE MACRO unit_gain(for_campaign, as_of, in_phase, of_type, of_cluster) AS TABLE
    WITH standing_now AS MATERIALIZED (
        SELECT
            g.*,
            i.kind,
            s.start_date,
            s.is_phase_start
        FROM group_standing(
            for_campaign, as_of, in_phase, 'unit', of_type, of_cluster, NULL
        ) AS g
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = g.indicator_id
        JOIN gain_start(for_campaign, in_phase) AS s ON s.required_date = g.required_date
    ),
    member AS MATERIALIZED (
        SELECT *
        FROM counted_with(for_campaign, as_of)
    ),
    value_then AS (
        SELECT
            n.group_id,
            n.indicator_id,
            CASE any_value(n.kind)
                WHEN 'flow' THEN total(k.value)
                ELSE arg_max(k.value, k.end_date)
            END AS value
        FROM standing_now AS n
        JOIN member AS c
            ON c.heir_id = n.group_id AND c.indicator_id = n.indicator_id
        JOIN known_result(for_campaign, as_of) AS k
            ON k.unit_id = c.unit_id
            AND k.indicator_id = n.indicator_id
            AND k.end_date <= n.start_date
        WHERE k.phase_id = in_phase AND k.value IS NOT NULL
        GROUP BY n.group_id, n.indicator_id
    )
    SELECT
        n.group_id AS unit_id,
        n.indicator_id,
        n.content_id,
        n.indicator_weight AS weight,
        n.start_date,
        held(n.achieved_ratio) AS level_ratio,
        CASE
            WHEN n.is_phase_start OR t.value IS NOT NULL THEN held(way_share(
                n.operator,
                CASE
                    WHEN n.is_phase_start THEN n.baseline_value
                    ELSE counted_from(n.kind, n.baseline_value, t.value)
                END,
                n.baseline_value,
                n.target_value
            ))
        END AS start_ratio
    FROM standing_now AS n
    LEFT JOIN value_then AS t ON t.group_id = n.group_id AND t.indicator_id = n.indicator_id;

-- Level of each unit: mean over contents of the weighted mean of their indicators, those known on
-- both days; the gain as a share of the room left, a loss as a share of the start.
CREATE OR REPLACE MACRO unit_level(for_campaign, as_of, in_phase, of_type, of_cluster) AS TABLE
    WITH content_level AS (
        SELECT
            unit_id,
            content_id,
            total(level_ratio * weight) / total(weight) AS level_ratio,
            total(start_ratio * weight) / total(weight) AS start_ratio,
            max(start_date) AS start_date,
            count(*) AS indicator_count
        FROM unit_gain(for_campaign, as_of, in_phase, of_type, of_cluster)
        WHERE level_ratio IS NOT NULL AND start_ratio IS NOT NULL
        GROUP BY unit_id, content_id
    ),
    level AS (
        SELECT
            unit_id,
            total(level_ratio) / count(*) * 100 AS level_pct,
            total(start_ratio) / count(*) * 100 AS start_pct,
            max(start_date) AS start_date,
            sum(indicator_count)::BIGINT AS indicator_count
        FROM content_level
        GROUP BY unit_id
    )
    SELECT
        *,
        level_pct - start_pct AS change_points,
        100 - start_pct AS room_points,
        start_pct >= 98 AND level_pct >= start_pct AS is_near_ceiling,
        CASE
            WHEN level_pct < start_pct THEN (level_pct - start_pct) / start_pct * 100
            WHEN start_pct < 98 THEN (level_pct - start_pct) / (100 - start_pct) * 100
        END AS corrected_pct
    FROM level;
