-- Level and improvement of each unit over one year, with the ceiling in mind.

-- The day improvement is counted from: one year before the as-of date (the phase's end once it is
-- over), or the phase's start where no period of it was over by then.
CREATE OR REPLACE MACRO gain_start(for_campaign, as_of, in_phase) AS TABLE
    WITH year_before AS (
        SELECT
            f.start_date,
            (least(as_of, f.end_date) - INTERVAL 1 YEAR)::DATE AS at_date
        FROM phase AS f
        WHERE f.campaign_id = for_campaign AND f.phase_id = in_phase
    )
    SELECT
        CASE WHEN count(p.period_id) > 0 THEN y.at_date ELSE y.start_date END AS start_date,
        count(p.period_id) = 0 AS is_phase_start
    FROM year_before AS y
    LEFT JOIN period AS p
        ON p.campaign_id = for_campaign AND p.phase_id = in_phase AND p.end_date <= y.at_date
    GROUP BY y.start_date, y.at_date;

-- Share of the way of each unit and indicator now and on that day, both on the way now in force and
-- from what is now known, so that neither a revision nor a correction looks like progress.
CREATE OR REPLACE MACRO unit_gain(for_campaign, as_of, in_phase, of_type, of_cluster) AS TABLE
    WITH value_then AS (
        SELECT
            k.unit_id,
            k.indicator_id,
            CASE any_value(i.kind)
                WHEN 'flow' THEN total(k.value)
                ELSE arg_max(k.value, k.end_date)
            END AS value
        FROM known_result(for_campaign, as_of) AS k
        JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
        JOIN gain_start(for_campaign, as_of, in_phase) AS s ON k.end_date <= s.start_date
        WHERE k.phase_id = in_phase AND k.value IS NOT NULL
        GROUP BY k.unit_id, k.indicator_id
    )
    SELECT
        n.group_id AS unit_id,
        n.indicator_id,
        n.content_id,
        n.indicator_weight AS weight,
        held(n.achieved_ratio) AS level_ratio,
        CASE
            WHEN s.is_phase_start OR t.value IS NOT NULL THEN held(way_share(
                n.operator,
                CASE
                    WHEN s.is_phase_start THEN n.baseline_value
                    ELSE counted_from(i.kind, n.baseline_value, t.value)
                END,
                n.baseline_value,
                n.target_value
            ))
        END AS start_ratio
    FROM group_standing(for_campaign, as_of, in_phase, 'unit', of_type, of_cluster, NULL) AS n
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = n.indicator_id
    CROSS JOIN gain_start(for_campaign, as_of, in_phase) AS s
    LEFT JOIN value_then AS t ON t.unit_id = n.group_id AND t.indicator_id = n.indicator_id;

-- Level of each unit: mean over contents of the weighted mean of their indicators, those known on
-- both days; the gain as a share of the room left, a loss as a share of the start.
CREATE OR REPLACE MACRO unit_level(for_campaign, as_of, in_phase, of_type, of_cluster) AS TABLE
    WITH content_level AS (
        SELECT
            unit_id,
            content_id,
            total(level_ratio * weight) / total(weight) AS level_ratio,
            total(start_ratio * weight) / total(weight) AS start_ratio,
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
