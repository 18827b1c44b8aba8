-- Proposals for awards of every campaign so far: four counts that are never added.
--
-- Null: no unit has handed an award sheet in, or the route of no proposal has such a step; it is not
-- known to be none.
--
-- grain:   one row per campaign_id
-- params:  $as_of         date     as-of date
-- returns: campaign_id                   text
--          proposed_count                bigint
--          appraised_count               bigint
--          passed_count                  bigint
--          decided_count                 bigint
--          sheet_count                   bigint
--          unit_count                    bigint
--          decided_per_unit              double    per unit
WITH sheet AS (
    SELECT s.campaign_id, count(DISTINCT s.unit_id) AS sheet_count
    FROM nation_day AS d
    JOIN submission AS s
        ON s.campaign_id = d.campaign_id
        AND s.state = 'accepted'
        AND s.received_at < d.day_after
        AND s.period_id LIKE 'award-%'
    GROUP BY s.campaign_id
),
counted AS (
    SELECT
        campaign_id,
        count(*) AS proposed_count,
        CASE WHEN bool_or(has_appraisal) THEN count(*) FILTER (is_appraised) END
            AS appraised_count,
        CASE WHEN bool_or(has_council) THEN count(*) FILTER (is_passed) END AS passed_count,
        count(*) FILTER (is_decided) AS decided_count
    FROM nation_award
    GROUP BY campaign_id
)
SELECT
    d.campaign_id,
    CASE WHEN s.sheet_count > 0 THEN coalesce(c.proposed_count, 0) END AS proposed_count,
    c.appraised_count,
    c.passed_count,
    CASE WHEN s.sheet_count > 0 THEN coalesce(c.decided_count, 0) END AS decided_count,
    coalesce(s.sheet_count, 0) AS sheet_count,
    d.unit_count,
    CASE WHEN s.sheet_count > 0
        THEN coalesce(c.decided_count, 0) / nullif(d.unit_count, 0)
    END AS decided_per_unit
FROM nation_day AS d
LEFT JOIN counted AS c ON c.campaign_id = d.campaign_id
LEFT JOIN sheet AS s ON s.campaign_id = d.campaign_id
ORDER BY d.campaign_id
