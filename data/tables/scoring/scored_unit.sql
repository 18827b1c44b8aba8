-- Units that are scored, each with its cluster and rubric. A rubric scores the clusters it names,
-- else those all of whose units it covers; one of scope 'all' makes one group of them.
--
-- The units are those of the last day of the year, or of the as-of date before it; name_place is
-- their order by name.
-- grain: one row per year and unit_id
CREATE TABLE scored_unit AS
WITH member AS (
    SELECT
        y.year,
        u.unit_id,
        u.unit_name,
        u.short_name,
        u.unit_type,
        row_number() OVER (ORDER BY u.short_name COLLATE vi, u.unit_id) AS name_place,
        m.cluster_id,
        m.cluster_name_vi,
        m.cluster_name_en
    FROM asked_year AS y
    CROSS JOIN asked_day AS d
    JOIN membership AS m
        ON m.campaign_id = d.campaign_id AND m.year = y.year AND m.is_year_last
    JOIN unit AS u
        ON u.campaign_id = m.campaign_id
        AND u.unit_id = m.unit_id
        AND is_there(u.valid_from, u.valid_to, scoring_day(d.as_of, y.year))
),
covering AS (
    SELECT
        c.year,
        c.cluster_id,
        r.rubric_id,
        coalesce(bool_or(x.kind = 'cluster'), false) AS is_named
    FROM (SELECT DISTINCT year, cluster_id, unit_type FROM member) AS c
    JOIN rubric_year AS r ON r.year = c.year
    LEFT JOIN rubric_reach AS x
        ON x.campaign_id = r.campaign_id
        AND x.rubric_id = r.rubric_id
        AND x.version = r.version
        AND x.code = CASE x.kind WHEN 'cluster' THEN c.cluster_id ELSE c.unit_type END
    GROUP BY c.year, c.cluster_id, r.rubric_id
    HAVING any_value(r.scope) = 'all' OR bool_and(x.kind IS NOT NULL)
),
ruled AS (
    SELECT
        year,
        cluster_id,
        arg_min(rubric_id, (NOT is_named, rubric_id)) AS rubric_id
    FROM covering
    GROUP BY year, cluster_id
)
SELECT
    m.* EXCLUDE (cluster_id, cluster_name_vi, cluster_name_en),
    CASE WHEN r.scope = 'all' THEN 'all' ELSE m.cluster_id END AS cluster_id,
    CASE WHEN r.scope = 'all' THEN r.label_vi ELSE m.cluster_name_vi END AS cluster_name_vi,
    CASE WHEN r.scope = 'all' THEN r.label_en ELSE m.cluster_name_en END AS cluster_name_en,
    r.campaign_id,
    r.rubric_id,
    r.version
FROM member AS m
JOIN ruled AS x ON x.year = m.year AND x.cluster_id = m.cluster_id
JOIN rubric_year AS r ON r.year = x.year AND r.rubric_id = x.rubric_id;
