-- Units that moved most since one reporting period earlier, either way.
--
-- Mean over the indicators reported anew, whose value before was one period older: a unit that
-- skipped a period is left out. Each share is held in 0–100 %.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
--          $unit_id       text     null = all
--          $phase_id      text     phase-1 or phase-2
--          $limit         bigint   rows at most
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          achieved_pct                  double    %
--          previous_pct                  double    %
--          change_points                 double    points
--          indicator_count               bigint
--          unit_count                    bigint
--          expected_count                bigint
WITH chosen_unit AS (
    SELECT
        unit_id,
        short_name,
        unit_type,
        scope_of(NULL, NULL, unit_id) AS scope_id
    FROM roster
    WHERE ($unit_type IS NULL OR unit_type = $unit_type)
        AND ($cluster_id IS NULL OR cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR unit_id = $unit_id)
),
pair AS (
    SELECT
        u.unit_id,
        held(n.achieved_ratio) * 100 AS achieved_pct,
        held(b.achieved_ratio) * 100 AS previous_pct
    FROM chosen_unit AS u
    CROSS JOIN asked_day AS d
    JOIN group_standing AS n
        ON n.basis = 'now' AND n.phase_id = $phase_id AND n.scope_id = u.scope_id
    JOIN earlier_group_standing AS b
        ON b.basis = n.basis
        AND b.phase_id = n.phase_id
        AND b.scope_id = n.scope_id
        AND b.indicator_id = n.indicator_id
    WHERE n.achieved_ratio IS NOT NULL
        AND b.achieved_ratio IS NOT NULL
        AND is_next(d.cadence, n.latest_date, b.latest_date)
),
unit_pair AS (
    SELECT
        unit_id,
        total(achieved_pct) / count(*) AS achieved_pct,
        total(previous_pct) / count(*) AS previous_pct,
        count(*) AS indicator_count
    FROM pair
    GROUP BY unit_id
)
SELECT
    u.unit_id,
    u.short_name,
    u.unit_type,
    p.achieved_pct,
    p.previous_pct,
    p.achieved_pct - p.previous_pct AS change_points,
    p.indicator_count,
    (SELECT count(*) FROM unit_pair) AS unit_count,
    (SELECT count(*) FROM chosen_unit) AS expected_count
FROM unit_pair AS p
JOIN chosen_unit AS u ON u.unit_id = p.unit_id
WHERE abs(p.achieved_pct - p.previous_pct) > 0
ORDER BY abs(change_points) DESC, u.unit_id
LIMIT $limit
