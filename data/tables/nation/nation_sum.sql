-- Figures of every campaign as a whole on each of its indicators, added up as in group_figure.
--
-- grain: one row per campaign_id and indicator_id
CREATE TABLE nation_sum AS
WITH known AS (
    SELECT
        campaign_id,
        indicator_id,
        bool_or(is_counted) AS has_counted,
        max(CASE WHEN is_counted THEN latest_date END) AS value_date
    FROM nation_standing
    GROUP BY campaign_id, indicator_id
),
placed AS (
    SELECT
        *,
        is_counted = has_counted AS is_in,
        is_counted <> has_counted OR (baseline_value + target_value) IS NOT NULL AS has_way,
        is_counted <> has_counted OR required_value IS NOT NULL AS has_required,
        coalesce(weight, 1) AS way_weight
    FROM nation_standing
    JOIN known USING (campaign_id, indicator_id)
)
SELECT
    campaign_id,
    indicator_id,
    any_value(operator) AS operator,
    added_up(adds_up, CASE WHEN is_counted THEN value END, weight) AS value,
    CASE WHEN bool_and(has_way)
        THEN added_up(adds_up, CASE WHEN is_in THEN baseline_value END, way_weight)
    END AS baseline_value,
    CASE WHEN bool_and(has_way AND has_required)
        THEN added_up(adds_up, CASE WHEN is_in THEN required_value END, way_weight)
    END AS required_value,
    CASE WHEN bool_and(has_way)
        THEN added_up(adds_up, CASE WHEN is_in THEN target_value END, way_weight)
    END AS target_value,
    CASE WHEN bool_and(NOT is_counted OR earlier_value IS NOT NULL)
        THEN added_up(adds_up, CASE WHEN is_counted THEN earlier_value END, weight)
    END AS earlier_value,
    bool_or(is_illustrative) AS is_illustrative,
    count(*) FILTER (is_counted) AS unit_count,
    count(*) AS expected_count,
    any_value(value_date) AS value_date,
    max(CASE WHEN is_in THEN required_date END) AS required_date,
    bool_or(required_date IS NOT NULL) AS is_due
FROM placed
GROUP BY campaign_id, indicator_id;
