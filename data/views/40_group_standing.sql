-- Where groups of units stand (all, unit type, cluster or unit).

-- A phase on the as-of date: is it closed (its last day and the filing deadline of its last period
-- have passed: the last figures come in until then); and the thresholds.
CREATE OR REPLACE MACRO phase_state(for_campaign, as_of, in_phase) AS TABLE
    SELECT
        bool_and(
            f.end_date <= as_of
            AND (p.period_id IS NULL OR is_past_due(c.level, p.end_date, p.due_at, as_of))
        ) AS is_closed,
        any_value(c.exceeded_ratio) AS exceeded_ratio,
        any_value(c.reached_ratio) AS reached_ratio,
        any_value(c.on_track_ratio) AS on_track_ratio,
        any_value(c.slow_ratio) AS slow_ratio
    FROM phase AS f
    JOIN campaign AS c ON c.campaign_id = f.campaign_id
    LEFT JOIN period AS p ON p.campaign_id = f.campaign_id AND p.phase_id = f.phase_id
    WHERE f.campaign_id = for_campaign AND f.phase_id = in_phase;

-- Units of the selection on each indicator, with the group each is shown in; is_counted: it has a
-- value (and a weight, where one is needed).
CREATE OR REPLACE MACRO placed_unit(
    for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    SELECT
        s.*,
        u.group_id,
        u.group_name_vi,
        u.group_name_en,
        s.value IS NOT NULL AND coalesce(s.weight, 0) > 0 AS is_counted
    FROM unit_standing(for_campaign, as_of, in_phase) AS s
    JOIN scoped_unit(for_campaign, as_of, by_level, of_type, of_cluster, of_unit) AS u
        ON u.unit_id = s.unit_id;

-- Rows of the named table that go into a group's figure: the units counted; where a group has
-- none, all its units, so that its target can still be shown.
CREATE OR REPLACE MACRO grouped_row(of_rows) AS TABLE
    WITH counted AS (
        SELECT
            *,
            bool_or(is_counted) OVER by_figure AS has_counted,
            max(CASE WHEN is_counted THEN latest_date END) OVER by_figure AS value_date
        FROM query_table(of_rows)
        WINDOW by_figure AS (PARTITION BY group_id, indicator_id)
    )
    SELECT
        *,
        is_counted <> has_counted OR (baseline_value + target_value) IS NOT NULL AS has_way,
        is_counted <> has_counted OR required_value IS NOT NULL AS has_required,
        CASE WHEN is_counted = has_counted THEN baseline_value END AS way_baseline,
        CASE WHEN is_counted = has_counted THEN required_value END AS way_required,
        CASE WHEN is_counted = has_counted THEN target_value END AS way_target,
        coalesce(weight, 1) AS way_weight
    FROM counted;

-- One row per group and indicator, added up by the indicator's rule over the same units throughout.
-- Where one of those units has no baseline or no target, the group has no way to be rated on; the
-- requirement is that of each unit at its own required_date, the latest of which is shown.
-- value_date is the end of the latest period in the value; earlier_count units are still before it.
CREATE OR REPLACE MACRO figure_of(of_rows) AS TABLE
    SELECT
        group_id,
        any_value(group_name_vi) AS group_name_vi,
        any_value(group_name_en) AS group_name_en,
        indicator_id,
        any_value(operator) AS operator,
        added_up(adds_up, CASE WHEN is_counted THEN value END, weight) AS value,
        CASE WHEN bool_and(has_way) THEN added_up(adds_up, way_baseline, way_weight) END
            AS baseline_value,
        CASE WHEN bool_and(has_way AND has_required)
            THEN added_up(adds_up, way_required, way_weight)
        END AS required_value,
        CASE WHEN bool_and(has_way) THEN added_up(adds_up, way_target, way_weight) END
            AS target_value,
        bool_or(is_illustrative) AS is_illustrative,
        CASE WHEN bool_and(NOT is_counted OR earlier_value IS NOT NULL)
            THEN added_up(adds_up, CASE WHEN is_counted THEN earlier_value END, weight)
        END AS earlier_value,
        count(*) FILTER (is_counted) AS unit_count,
        count(*) FILTER (is_counted AND latest_date < value_date) AS earlier_count,
        count(*) AS expected_count,
        max(latest_date) AS latest_date,
        any_value(value_date) AS value_date,
        max(CASE WHEN is_counted = has_counted THEN required_date END) AS required_date,
        bool_or(required_date IS NOT NULL) AS is_due
    FROM grouped_row(of_rows)
    GROUP BY group_id, indicator_id;

-- The same rated: shares of the way, pace, status. The name is that of a table or of a WITH of the
-- asker, so that one reading of the units can be used more than once.
CREATE OR REPLACE MACRO standing_of(of_rows, for_campaign, as_of, in_phase) AS TABLE
    WITH way AS (
        SELECT
            f.*,
            way_share(f.operator, f.value, f.baseline_value, f.target_value) AS achieved_ratio,
            CASE
                WHEN f.required_value IS NULL THEN NULL  -- nothing is asked yet
                WHEN is_no_way(f.baseline_value, f.target_value) THEN 1.0
                ELSE (f.required_value - f.baseline_value) / (f.target_value - f.baseline_value)
            END AS required_ratio,
            coalesce(is_met(f.operator, f.value, f.target_value), false) AS is_target_met,
            coalesce(is_met(f.operator, f.value, f.target_value), false)
                AND coalesce(is_met(f.operator, f.earlier_value, f.target_value), false)
                AS is_met_early
        FROM figure_of(of_rows) AS f
    )
    SELECT
        w.*,
        i.content_id,
        i.position,
        i.weight AS indicator_weight,
        pace_of(w.achieved_ratio, w.required_ratio) AS pace_ratio,
        rating(
            w.is_due, w.value IS NOT NULL, w.achieved_ratio, w.required_ratio,
            w.is_target_met, w.is_met_early, p.is_closed,
            p.exceeded_ratio, p.reached_ratio, p.on_track_ratio, p.slow_ratio
        ) AS status
    FROM way AS w
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = w.indicator_id
    CROSS JOIN phase_state(for_campaign, as_of, in_phase) AS p;

-- Groups of the selection on each indicator, rated.
CREATE OR REPLACE MACRO group_standing(
    for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH placed AS (
        SELECT *
        FROM placed_unit(for_campaign, as_of, in_phase, by_level, of_type, of_cluster, of_unit)
    )
    SELECT *
    FROM standing_of('placed', for_campaign, as_of, in_phase);
