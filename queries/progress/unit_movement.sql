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
    SELECT unit_id, short_name, unit_type
    FROM roster
    WHERE ($unit_type IS NULL OR unit_type = $unit_type)
        AND ($cluster_id IS NULL OR cluster_id = $cluster_id)
        AND ($unit_id IS NULL OR unit_id = $unit_id)
),
moved AS (
    SELECT
        u.*,
        m.achieved_pct,
        m.previous_pct,
        m.achieved_pct - m.previous_pct AS change_points,
        m.indicator_count
    FROM chosen_unit AS u
    JOIN unit_move AS m ON m.phase_id = $phase_id AND m.unit_id = u.unit_id
)
SELECT
    unit_id,
    short_name,
    unit_type,
    achieved_pct,
    previous_pct,
    change_points,
    indicator_count,
    (SELECT count(*) FROM moved) AS unit_count,
    (SELECT count(*) FROM chosen_unit) AS expected_count
FROM moved
WHERE abs(change_points) > 0
ORDER BY abs(change_points) DESC, unit_id
LIMIT $limit
