-- Scopes of single units: scope_of(type, cluster, unit) names a scope; null stands for all.
--
-- grain: one row per scope_id and unit_id
CREATE TABLE own_scope AS
SELECT scope_of(NULL, NULL, unit_id) AS scope_id, unit_id
FROM roster;
