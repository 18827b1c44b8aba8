-- The rows that each unit's figure is made of in every campaign, as in member_standing: its own, and
-- of what a merger hands on those of the units merged into it.
--
-- grain: one row per campaign_id, unit_id, indicator_id and member (member_id)
CREATE TABLE nation_member AS
WITH latest AS (
    SELECT w.campaign_id, w.heir_id, w.indicator_id, max(v.latest_date) AS latest_date
    FROM nation_way AS w
    JOIN nation_value AS v USING (campaign_id, phase_id, unit_id, indicator_id)
    GROUP BY w.campaign_id, w.heir_id, w.indicator_id
),
valued AS (
    SELECT
        w.campaign_id,
        w.heir_id AS unit_id,
        w.unit_id AS member_id,
        w.indicator_id,
        w.operator,
        w.baseline_value,
        w.target_value,
        w.path_id,
        w.is_illustrative,
        w.adds_up,
        counted_from(w.kind, w.baseline_value, v.value) AS value,
        counted_from(w.kind, w.baseline_value, v.earlier_value) AS earlier_value,
        l.latest_date,
        greatest(
            l.latest_date, CASE WHEN e.due_date >= w.valid_from THEN e.due_date END
        ) AS required_date,
        CASE WHEN w.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight,
        (v.value IS NOT NULL) = (l.latest_date IS NOT NULL) AS is_in
    FROM nation_way AS w
    LEFT JOIN nation_value AS v USING (campaign_id, phase_id, unit_id, indicator_id)
    LEFT JOIN latest AS l
        ON l.campaign_id = w.campaign_id
        AND l.heir_id = w.heir_id
        AND l.indicator_id = w.indicator_id
    LEFT JOIN nation_due AS e ON e.campaign_id = w.campaign_id AND e.unit_id = w.heir_id
    LEFT JOIN nation_value AS g
        ON g.campaign_id = w.campaign_id
        AND g.phase_id = w.phase_id
        AND g.unit_id = w.unit_id
        AND g.indicator_id = w.weighted_by
)
SELECT
    v.*,
    v.baseline_value + s.required_ratio * (v.target_value - v.baseline_value) AS required_value
FROM valued AS v
LEFT JOIN nation_share AS s USING (campaign_id, indicator_id, path_id, required_date);
