-- Level and improvement of each unit side by side, with the ceiling correction.
--
-- Level: mean over contents of the share of the way done. Improvement: since one year before the day
-- its requirement is taken at, or since the phase's start (start_date, the unit's latest). Corrected:
-- gain as a share of the room left (a loss: of the start); a unit that started within 2 points of
-- 100 and did not fall is near the ceiling and has no corrected rank. Ranks: 1 = best, equal figures
-- share one. Quadrants split at the medians.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $unit_type     text     null = all
--          $cluster_id    text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          unit_type                     text
--          cluster_id                    text
--          level_pct                     double    %
--          start_pct                     double    %
--          change_points                 double    points
--          room_points                   double    points
--          corrected_pct                 double    %
--          level_rank                    bigint
--          change_rank                   bigint
--          corrected_rank                bigint
--          quadrant                      text
--          indicator_count               bigint
--          unit_count                    bigint
--          expected_count                bigint
--          start_date                    date
WITH chosen_unit AS (
    SELECT
        u.unit_id,
        u.short_name,
        u.unit_type,
        u.cluster_id
    FROM roster AS u
    SEMI JOIN assigned AS a ON a.unit_id = u.unit_id AND a.phase_id = $phase_id
    WHERE ($unit_type IS NULL OR u.unit_type = $unit_type)
        AND ($cluster_id IS NULL OR u.cluster_id = $cluster_id)
),
placed AS (
    SELECT v.*
    FROM unit_level AS v
    SEMI JOIN chosen_unit AS u ON u.unit_id = v.unit_id
    WHERE v.phase_id = $phase_id
),
middle AS (
    SELECT
        median(level_pct) AS level_pct,
        median(corrected_pct) AS corrected_pct,
        count(*) AS unit_count
    FROM placed
)
SELECT
    u.unit_id,
    u.short_name,
    u.unit_type,
    u.cluster_id,
    v.level_pct,
    v.start_pct,
    v.change_points,
    v.room_points,
    v.corrected_pct,
    rank() OVER (ORDER BY v.level_pct DESC) AS level_rank,
    rank() OVER (ORDER BY v.change_points DESC) AS change_rank,
    CASE
        WHEN v.corrected_pct IS NOT NULL
            THEN rank() OVER (ORDER BY v.corrected_pct DESC NULLS LAST)
    END AS corrected_rank,
    CASE
        WHEN v.is_near_ceiling THEN 'near_ceiling'
        ELSE CASE WHEN v.level_pct >= m.level_pct THEN 'high' ELSE 'low' END
            || CASE WHEN v.corrected_pct >= m.corrected_pct THEN '_fast' ELSE '_slow' END
    END AS quadrant,
    v.indicator_count,
    m.unit_count,
    (SELECT count(*) FROM chosen_unit) AS expected_count,
    v.start_date
FROM placed AS v
JOIN chosen_unit AS u ON u.unit_id = v.unit_id
CROSS JOIN middle AS m
ORDER BY level_rank, u.short_name COLLATE vi, u.unit_id
