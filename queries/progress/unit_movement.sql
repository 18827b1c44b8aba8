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
        unit_type
    FROM scoped_unit($campaign_id, $as_of::DATE, 'unit', $unit_type, $cluster_id, $unit_id)
),
pair AS (
    SELECT
        n.group_id AS unit_id,
        held(n.achieved_ratio) * 100 AS achieved_pct,
        held(b.achieved_ratio) * 100 AS previous_pct
    FROM campaign AS c
    CROSS JOIN group_standing(
        $campaign_id, $as_of::DATE, $phase_id, 'unit', $unit_type, $cluster_id, $unit_id
    ) AS n
    JOIN group_standing(
        $campaign_id, previous_date(
            (SELECT cadence FROM campaign WHERE campaign_id = $campaign_id), $as_of::DATE
        ), $phase_id, 'unit', $unit_type, $cluster_id, $unit_id
    ) AS b
        ON b.group_id = n.group_id AND b.indicator_id = n.indicator_id
    WHERE c.campaign_id = $campaign_id
        AND n.achieved_ratio IS NOT NULL
        AND b.achieved_ratio IS NOT NULL
        AND is_next(c.cadence, n.latest_date, b.latest_date)
)
SELECT
    u.unit_id,
    u.short_name,
    u.unit_type,
    (total(p.achieved_pct) / count(*)) AS achieved_pct,
    (total(p.previous_pct) / count(*)) AS previous_pct,
    (total(p.achieved_pct) / count(*)) - (total(p.previous_pct) / count(*)) AS change_points,
    count(*) AS indicator_count,
    (SELECT count(DISTINCT q.unit_id) FROM pair AS q) AS unit_count,
    (SELECT count(*) FROM chosen_unit) AS expected_count
FROM pair AS p
JOIN chosen_unit AS u ON u.unit_id = p.unit_id
GROUP BY u.unit_id, u.short_name, u.unit_type
HAVING abs((total(p.achieved_pct) / count(*)) - (total(p.previous_pct) / count(*))) > 0
ORDER BY abs(change_points) DESC, u.unit_id
LIMIT $limit
