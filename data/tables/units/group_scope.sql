-- Scopes of groups, each with its units: everybody, a type, a cluster, a type within a cluster.
--
-- grain: one row per scope_id and unit_id
CREATE TABLE group_scope AS
SELECT scope_of(NULL, NULL, NULL) AS scope_id, unit_id FROM roster
UNION ALL
SELECT scope_of(unit_type, NULL, NULL), unit_id FROM roster
UNION ALL
SELECT scope_of(NULL, cluster_id, NULL), unit_id FROM roster WHERE cluster_id IS NOT NULL
UNION ALL
SELECT scope_of(unit_type, cluster_id, NULL), unit_id FROM roster WHERE cluster_id IS NOT NULL;
