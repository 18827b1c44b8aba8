-- The chosen indicator period by period, per group, with the value then required.
--
-- What was known by the end of each period: a stock's last value of the phase so far, a flow's
-- sum; so the last point is the figure of the tables, and a late report is no drop. fresh_count
-- units reported that very period; a period nobody reported has no value. required_value is
-- what the same units had to have reached. matched_change compares with the period before over
-- the matched_count units that reported anew and had a value before, so that who reports late is no
-- change; each side with its own weights.
--
-- grain:   one row per group_id and period_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $indicator_id  text     needed: indicator code
--          $level         text     all, unit_type, cluster or unit
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
-- returns: group_id                      text
--          group_name_vi                 text
--          group_name_en                 text
--          period_id                     text
--          phase_id                      text
--          end_date                      date
--          value                         double    the indicator's
--          required_value                double    the indicator's
--          unit_count                    bigint
--          fresh_count                   bigint
--          expected_count                bigint
--          matched_count                 bigint
--          matched_change                double    the indicator's
WITH step AS (  -- one window over all of them, unit after unit: each part of a window costs
    SELECT
        *,
        lag(unit_id) OVER by_unit = unit_id AS has_before,
        has_before AND is_counted AND is_fresh
            AND lag(is_counted) OVER by_unit
            AND (kind = 'stock' OR lag(phase_id) OVER by_unit = phase_id) AS is_matched,
        lag(value) OVER by_unit AS value_before,
        lag(weight) OVER by_unit AS weight_before
    FROM unit_trend
    WHERE indicator_id = $indicator_id
    WINDOW by_unit AS (ORDER BY unit_id, end_date)
),
point AS (
    SELECT
        s.group_id,
        any_value(s.group_name_vi) AS group_name_vi,
        any_value(s.group_name_en) AS group_name_en,
        t.period_id,
        any_value(phase_id) AS phase_id,
        any_value(end_date) AS end_date,
        added_up(adds_up, CASE WHEN is_counted THEN value END, weight) AS value,
        added_up(adds_up, CASE WHEN is_counted THEN required_value END, weight) AS required_value,
        count(*) FILTER (is_counted) AS unit_count,
        count(*) FILTER (is_fresh) AS fresh_count,
        count(*) AS expected_count,
        count(*) FILTER (is_matched) AS matched_count,
        added_up(adds_up, CASE WHEN is_matched THEN value END, weight)
            - added_up(adds_up, CASE WHEN is_matched THEN value_before END, weight_before)
            AS matched_change
    FROM shown_group AS s
    JOIN scope_unit AS u ON u.scope_id = s.scope_id
    JOIN step AS t ON t.unit_id = u.unit_id
    WHERE s.level = $level AND s.asked_scope = asked_of($unit_type, $cluster_id, $unit_id)
    GROUP BY s.group_id, t.period_id
),
reported AS (
    SELECT group_id, min(end_date) AS from_date, max(end_date) AS until_date
    FROM point
    WHERE fresh_count > 0
    GROUP BY group_id
)
SELECT
    p.group_id,
    p.group_name_vi,
    p.group_name_en,
    p.period_id,
    p.phase_id,
    p.end_date,
    CASE WHEN p.fresh_count > 0 THEN p.value END AS value,
    p.required_value,
    CASE WHEN p.fresh_count > 0 THEN p.unit_count ELSE 0 END AS unit_count,
    p.fresh_count,
    p.expected_count,
    p.matched_count,
    p.matched_change
FROM point AS p
JOIN reported AS r ON r.group_id = p.group_id
WHERE p.end_date BETWEEN r.from_date AND r.until_date
ORDER BY p.group_name_vi COLLATE vi, p.group_id, p.end_date, p.period_id
