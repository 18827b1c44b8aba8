-- One unit beside its peers (its cluster, else its unit type), indicator by indicator.
--
-- Median and coverage are those of the peers, the unit itself left out. Shares are of each one's
-- own way to the phase target.
--
-- grain:   one row per indicator_id and unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $phase_id      text     phase-1 or phase-2
--          $unit_id       text     needed: the unit
-- returns: indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          position                      bigint
--          unit_id                       text
--          short_name                    text
--          is_own                        boolean
--          peer_kind                     text
--          value                         double    the indicator's
--          required_value                double    the indicator's
--          achieved_pct                  double    %
--          required_pct                  double    %
--          pace_ratio                    double    ratio
--          status                        text
--          value_median                  double    the indicator's
--          achieved_median_pct           double    %
--          unit_count                    bigint
--          expected_count                bigint
WITH beside AS (
    SELECT
        g.*,
        r.unit_id,
        r.short_name,
        r.unit_id = o.unit_id AS is_own,
        o.peer_kind
    FROM peer_choice AS o
    JOIN roster AS r
        ON CASE o.peer_kind
            WHEN 'cluster' THEN r.cluster_id = o.cluster_id
            ELSE r.unit_type = o.unit_type
        END
    JOIN group_standing AS g
        ON g.basis = 'now'
        AND g.phase_id = $phase_id
        AND g.scope_id = scope_of(NULL, NULL, r.unit_id)
    WHERE o.unit_id = $unit_id
),
middle AS (
    SELECT
        indicator_id,
        median(value) FILTER (NOT is_own) AS value_median,
        median(achieved_ratio) FILTER (NOT is_own) * 100 AS achieved_median_pct,
        count(value) FILTER (NOT is_own) AS unit_count,
        count(*) FILTER (NOT is_own) AS expected_count
    FROM beside
    GROUP BY indicator_id
    HAVING bool_or(is_own)
)
SELECT
    b.indicator_id,
    b.content_id,
    b.position,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    b.unit_id,
    b.short_name,
    b.is_own,
    b.peer_kind,
    b.value,
    b.required_value,
    b.achieved_ratio * 100 AS achieved_pct,
    b.required_ratio * 100 AS required_pct,
    b.pace_ratio,
    b.status,
    m.value_median,
    m.achieved_median_pct,
    m.unit_count,
    m.expected_count
FROM beside AS b
JOIN middle AS m ON m.indicator_id = b.indicator_id
JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = b.indicator_id
ORDER BY b.position, b.indicator_id, b.is_own DESC, b.short_name COLLATE vi, b.unit_id
