-- How far the scoring of every campaign that has a rubric is, in the last year that has marks.
--
-- Every campaign has rubrics of its own: what compares is how many of its units are scored and how
-- many of its clusters the council has marked, never points, grades or ranks. No row: no rubric yet.
--
-- grain:   one row per campaign_id
-- params:  $as_of         date     as-of date
-- returns: campaign_id                   text
--          year                          bigint    year
--          rubric_count                  bigint
--          least_points                  double    points
--          most_points                   double    points
--          to_score_count                bigint
--          scored_count                  bigint
--          self_scored_count             bigint
--          appraised_unit_count          bigint
--          appraised_unit_pct            double    %
--          cluster_count                 bigint
--          council_cluster_count         bigint
WITH cluster AS (
    SELECT campaign_id, cluster_id, bool_or(is_council_marked) AS is_council_marked
    FROM nation_scored
    GROUP BY campaign_id, cluster_id
),
clusters AS (
    SELECT
        campaign_id,
        count(*) AS cluster_count,
        count(*) FILTER (is_council_marked) AS council_cluster_count
    FROM cluster
    GROUP BY campaign_id
),
units AS (
    SELECT
        campaign_id,
        count(*) AS to_score_count,
        count(*) FILTER (is_self_scored) AS self_scored_count,
        count(*) FILTER (is_appraised) AS appraised_unit_count,
        count(*) FILTER (is_scored) AS scored_count
    FROM nation_scored
    GROUP BY campaign_id
)
SELECT
    y.campaign_id,
    y.year,
    y.rubric_count,
    y.least_points,
    y.most_points,
    coalesce(u.to_score_count, 0) AS to_score_count,
    coalesce(u.scored_count, 0) AS scored_count,
    coalesce(u.self_scored_count, 0) AS self_scored_count,
    coalesce(u.appraised_unit_count, 0) AS appraised_unit_count,
    100.0 * u.appraised_unit_count / u.to_score_count AS appraised_unit_pct,
    coalesce(c.cluster_count, 0) AS cluster_count,
    coalesce(c.council_cluster_count, 0) AS council_cluster_count
FROM nation_year AS y
LEFT JOIN units AS u ON u.campaign_id = y.campaign_id
LEFT JOIN clusters AS c ON c.campaign_id = y.campaign_id
ORDER BY y.campaign_id
