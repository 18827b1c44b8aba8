-- One indicator through time, unit by unit.

-- What each unit had reported of an indicator by the end of each period that is over: a stock's
-- last value of the phase so far, a flow's sum; is_fresh says that this very period has one.
CREATE OR REPLACE MACRO unit_history(for_campaign, as_of, of_indicator) AS TABLE
    SELECT
        k.unit_id,
        p.period_id,
        p.phase_id,
        p.end_date,
        CASE any_value(i.kind)
            WHEN 'flow' THEN total(k.value)
            ELSE arg_max(k.value, k.end_date)
        END AS value,
        bool_or(k.end_date = p.end_date) AS is_fresh
    FROM known_result(for_campaign, as_of) AS k
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = k.indicator_id
    JOIN period AS p
        ON p.campaign_id = for_campaign
        AND p.phase_id = k.phase_id
        AND p.end_date >= k.end_date
        AND p.end_date <= as_of
    WHERE k.indicator_id = of_indicator AND k.value IS NOT NULL
    GROUP BY k.unit_id, p.period_id, p.phase_id, p.end_date;

-- Way of each unit in both phases.
CREATE OR REPLACE MACRO phase_way(for_campaign, as_of, of_indicator) AS TABLE
    SELECT
        'phase-1' AS phase_id,
        *
    FROM unit_way(for_campaign, as_of, 'phase-1')
    WHERE indicator_id = of_indicator
    UNION ALL
    SELECT
        'phase-2' AS phase_id,
        *
    FROM unit_way(for_campaign, as_of, 'phase-2')
    WHERE indicator_id = of_indicator;

-- The rows a unit's value by the end of each period is made of (its own and, of what a merger hands
-- on, those of the units merged into it), the value then required of each, and its weight then.
CREATE OR REPLACE MACRO member_trend(for_campaign, as_of, of_indicator) AS TABLE
    SELECT
        c.heir_id AS unit_id,
        p.period_id,
        p.phase_id,
        p.end_date,
        i.kind,
        counted_from(i.kind, w.baseline_value, h.value) AS value,
        w.baseline_value + (w.target_value - w.baseline_value) * CASE
            WHEN s.to_date IS NULL THEN 1.0
            ELSE s.from_ratio
                + (s.to_ratio - s.from_ratio) * (p.end_date - s.from_date) / (s.to_date - s.from_date)
        END AS required_value,
        i.adds_up,
        CASE WHEN i.weighted_by IS NULL THEN 1.0 ELSE g.value END AS weight,
        (h.value IS NOT NULL) = bool_or(h.value IS NOT NULL) OVER by_unit AS is_in,
        coalesce(h.is_fresh, false) AS is_fresh
    FROM phase_way(for_campaign, as_of, of_indicator) AS w
    JOIN counted_with(for_campaign, as_of) AS c
        ON c.unit_id = w.unit_id AND c.indicator_id = w.indicator_id
    JOIN unit AS u ON u.campaign_id = for_campaign AND u.unit_id = w.unit_id
    JOIN indicator AS i ON i.campaign_id = for_campaign AND i.indicator_id = w.indicator_id
    JOIN period AS p
        ON p.campaign_id = for_campaign AND p.phase_id = w.phase_id AND p.end_date <= as_of
    LEFT JOIN unit_history(for_campaign, as_of, of_indicator) AS h
        ON h.unit_id = w.unit_id AND h.period_id = p.period_id
    LEFT JOIN unit_history(
        for_campaign, as_of, (
            SELECT x.weighted_by
            FROM indicator AS x
            WHERE x.campaign_id = for_campaign AND x.indicator_id = of_indicator
        )
    ) AS g ON g.unit_id = w.unit_id AND g.period_id = p.period_id
    LEFT JOIN path_at(for_campaign, as_of) AS s
        ON s.indicator_id = of_indicator
        AND s.phase_id = p.phase_id
        AND s.path_id = w.path_id
        AND p.end_date >= s.from_date
        AND p.end_date < s.to_date
    WINDOW by_unit AS (PARTITION BY c.heir_id, p.period_id);

-- Value of a unit by the end of each period, the value then required of it, and its weight then.
CREATE OR REPLACE MACRO unit_trend(
    for_campaign, as_of, of_indicator, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH whole AS (
        SELECT
            unit_id,
            period_id,
            any_value(phase_id) AS phase_id,
            any_value(end_date) AS end_date,
            any_value(kind) AS kind,
            whole_of(is_in, value) AS value,
            whole_of(is_in, required_value) AS required_value,
            any_value(adds_up) AS adds_up,
            any_value(weight) AS weight,
            bool_or(is_fresh) AS is_fresh
        FROM member_trend(for_campaign, as_of, of_indicator)
        GROUP BY unit_id, period_id
    )
    SELECT
        u.group_id,
        u.group_name_vi,
        u.group_name_en,
        w.*,
        w.value IS NOT NULL AND coalesce(w.weight, 0) > 0 AS is_counted
    FROM scoped_unit(for_campaign, as_of, by_level, of_type, of_cluster, of_unit) AS u
    JOIN whole AS w ON w.unit_id = u.unit_id;

-- The same beside the period before: matched_value and matched_before are a unit's values in both,
-- where it reported anew and had one before (a flow: in the same phase); null elsewhere.
CREATE OR REPLACE MACRO matched_trend(
    for_campaign, as_of, of_indicator, by_level, of_type, of_cluster, of_unit
) AS TABLE
    WITH step AS (
        SELECT
            *,
            lag(value) OVER by_unit AS value_before,
            lag(weight) OVER by_unit AS weight_before,
            is_counted AND is_fresh
                AND coalesce(lag(is_counted) OVER by_unit, false)
                AND (kind = 'stock' OR lag(phase_id) OVER by_unit = phase_id) AS is_matched
        FROM unit_trend(
            for_campaign, as_of, of_indicator, by_level, of_type, of_cluster, of_unit
        )
        WINDOW by_unit AS (PARTITION BY unit_id ORDER BY end_date)
    )
    SELECT
        *,
        CASE WHEN is_matched THEN value END AS matched_value,
        CASE WHEN is_matched THEN value_before END AS matched_before
    FROM step;
