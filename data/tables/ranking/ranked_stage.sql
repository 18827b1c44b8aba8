-- The stage each cluster's rank rests on: the one asked for; of 'latest', the latest of those with
-- the most whole totals. A stage nothing was typed at is not one.
--
-- grain: one row per asked_stage, year and cluster_id
CREATE TABLE ranked_stage AS
WITH counted AS (
    SELECT
        a.asked_stage,
        t.year,
        t.cluster_id,
        t.stage,
        count(*) FILTER (t.is_whole) AS whole_count,
        sum(t.typed_count) AS typed_count
    FROM total_point AS t
    JOIN (
        VALUES ('latest'), ('self'), ('cross'), ('appraised'), ('council')
    ) AS a (asked_stage) ON a.asked_stage IN ('latest', t.stage)
    GROUP BY a.asked_stage, t.year, t.cluster_id, t.stage
)
SELECT
    asked_stage,
    year,
    cluster_id,
    arg_max(stage, (
        whole_count, list_position(['self', 'cross', 'appraised', 'council'], stage)
    )) AS stage
FROM counted
WHERE whole_count > 0 OR typed_count > 0
GROUP BY asked_stage, year, cluster_id;
