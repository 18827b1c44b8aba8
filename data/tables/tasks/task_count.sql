-- Task states counted over the units of each group of units and task: the nine states add up.
--
-- agency is the unit where the plan names it for any task, else its type.
-- grain: one row per task_id, round and unit_id
CREATE TABLE task_count AS
WITH named AS (
    SELECT DISTINCT unit_id
    FROM task_state
    WHERE is_named
)
SELECT
    s.task_id,
    s.round,
    s.unit_id,
    s.unit_type,
    s.cluster_id,
    s.state,
    CASE WHEN n.unit_id IS NOT NULL THEN 'unit:' || s.unit_id ELSE 'type:' || s.unit_type END
        AS agency,
    CASE WHEN n.unit_id IS NOT NULL THEN s.short_name END AS agency_name,
    s.is_late
FROM task_state AS s
LEFT JOIN named AS n ON n.unit_id = s.unit_id;
