-- Share of the way of each unit and indicator now and one year before, both on the way now in force
-- and from what is now known, so that neither a revision nor a correction looks like progress.
--
-- grain: one row per phase_id, unit_id and indicator_id
CREATE TABLE unit_gain AS
WITH standing_now AS (
    SELECT
        r.unit_id,
        g.*,
        i.kind,
        s.start_date,
        s.is_phase_start
    FROM roster AS r
    CROSS JOIN asked_day AS d
    JOIN group_standing AS g
        ON g.scope_id = scope_of(NULL, NULL, r.unit_id) AND g.basis = 'now'
    JOIN indicator AS i ON i.campaign_id = d.campaign_id AND i.indicator_id = g.indicator_id
    JOIN gain_start AS s ON s.phase_id = g.phase_id AND s.required_date = g.required_date
),
value_then AS (
    SELECT
        n.phase_id,
        n.unit_id,
        n.indicator_id,
        CASE any_value(n.kind)
            WHEN 'flow' THEN total(k.value)
            ELSE arg_max(k.value, k.end_date)
        END AS value
    FROM standing_now AS n
    JOIN counted_with AS c ON c.heir_id = n.unit_id AND c.indicator_id = n.indicator_id
    JOIN known_result AS k
        ON k.unit_id = c.unit_id
        AND k.indicator_id = n.indicator_id
        AND k.phase_id = n.phase_id
        AND k.end_date <= n.start_date
    WHERE k.value IS NOT NULL
    GROUP BY n.phase_id, n.unit_id, n.indicator_id
)
SELECT
    n.phase_id,
    n.unit_id,
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
LEFT JOIN value_then AS t USING (phase_id, unit_id, indicator_id);
