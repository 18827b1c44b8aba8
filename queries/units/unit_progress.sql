-- Progress score of one unit (điểm tiến độ) period by period, beside the median of its peers.
--
-- The score is the mean share of the way to the phase target, each indicator held in 0–100 %, over
-- the indicators that have a value by the end of the period. Median and coverage are the peers'.
--
-- grain:   one row per period_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $unit_id       text     needed: the unit
-- returns: period_id                     text
--          end_date                      date
--          peer_kind                     text
--          progress_pct                  double    %
--          progress_median_pct           double    %
--          is_fresh                      boolean
--          indicator_count               bigint
--          expected_indicator_count      bigint
--          unit_count                    bigint
--          expected_count                bigint
WITH peer AS (
    SELECT
        r.unit_id,
        r.unit_id = o.unit_id AS is_own,
        o.peer_kind
    FROM peer_choice AS o
    JOIN roster AS r
        ON CASE o.peer_kind
            WHEN 'cluster' THEN r.cluster_id = o.cluster_id
            ELSE r.unit_type = o.unit_type
        END
    WHERE o.unit_id = $unit_id
),
asked AS (
    SELECT count(*) AS expected_indicator_count
    FROM unit_way
    WHERE phase_id = $phase_id
        AND unit_id = $unit_id
        AND (target_value + baseline_value) IS NOT NULL
)
SELECT
    g.period_id,
    g.end_date,
    any_value(p.peer_kind) AS peer_kind,
    max(g.progress_pct) FILTER (p.is_own) AS progress_pct,
    median(g.progress_pct) FILTER (NOT p.is_own) AS progress_median_pct,
    coalesce(bool_or(g.is_fresh) FILTER (p.is_own), false) AS is_fresh,
    coalesce(max(g.indicator_count) FILTER (p.is_own), 0)::BIGINT AS indicator_count,
    any_value(a.expected_indicator_count) AS expected_indicator_count,
    count(*) FILTER (NOT p.is_own) AS unit_count,
    (SELECT count(*) FROM peer WHERE NOT is_own) AS expected_count
FROM unit_progress_point AS g
JOIN peer AS p ON p.unit_id = g.unit_id
CROSS JOIN asked AS a
WHERE g.phase_id = $phase_id
GROUP BY g.period_id, g.end_date
ORDER BY g.end_date, g.period_id
