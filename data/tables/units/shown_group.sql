-- Which groups a selection shows at a level, and the scope whose figures each of them has.
--
-- asked_scope names the filters of the selection: asked_of(type, cluster, unit). Filters that no
-- unit meets together show nothing.
-- grain: one row per level, asked_scope and group_id
CREATE TABLE shown_group AS
WITH filtered AS (
    SELECT
        r.*,
        CASE WHEN a.has_type THEN r.unit_type END AS asked_type,
        CASE WHEN a.has_cluster THEN r.cluster_id END AS asked_cluster,
        CASE WHEN a.has_unit THEN r.unit_id END AS asked_unit
    FROM roster AS r
    JOIN (
        SELECT t.is_asked AS has_type, c.is_asked AS has_cluster, u.is_asked AS has_unit
        FROM (VALUES (true), (false)) AS t (is_asked)
        CROSS JOIN (VALUES (true), (false)) AS c (is_asked)
        CROSS JOIN (VALUES (true), (false)) AS u (is_asked)
    ) AS a ON NOT a.has_cluster OR r.cluster_id IS NOT NULL
)
SELECT DISTINCT
    l.level,
    asked_of(f.asked_type, f.asked_cluster, f.asked_unit) AS asked_scope,
    CASE
        WHEN l.level = 'unit' OR f.asked_unit IS NOT NULL THEN scope_of(NULL, NULL, f.unit_id)
        WHEN l.level = 'unit_type' THEN scope_of(f.unit_type, f.asked_cluster, NULL)
        WHEN l.level = 'cluster' THEN scope_of(f.asked_type, f.cluster_id, NULL)
        ELSE scope_of(f.asked_type, f.asked_cluster, NULL)
    END AS scope_id,
    CASE l.level
        WHEN 'unit' THEN f.unit_id
        WHEN 'cluster' THEN f.cluster_id
        WHEN 'unit_type' THEN f.unit_type
        ELSE 'all'
    END AS group_id,
    CASE l.level
        WHEN 'unit' THEN f.short_name
        WHEN 'cluster' THEN f.cluster_name_vi
        WHEN 'unit_type' THEN f.type_name_vi
        ELSE c.short_vi
    END AS group_name_vi,
    CASE l.level
        WHEN 'unit' THEN f.short_name
        WHEN 'cluster' THEN f.cluster_name_en
        WHEN 'unit_type' THEN f.type_name_en
        ELSE c.short_en
    END AS group_name_en
FROM filtered AS f
JOIN (VALUES ('all'), ('unit_type'), ('cluster'), ('unit')) AS l (level)
    ON l.level <> 'cluster' OR f.cluster_id IS NOT NULL
CROSS JOIN asked_day AS d
JOIN campaign AS c ON c.campaign_id = d.campaign_id;
