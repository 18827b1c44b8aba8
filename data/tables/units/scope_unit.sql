-- Scopes a figure is made for, each with its units: groups of units and single ones.
--
-- grain: one row per scope_id and unit_id
CREATE TABLE scope_unit AS
FROM group_scope
UNION ALL
FROM own_scope;
