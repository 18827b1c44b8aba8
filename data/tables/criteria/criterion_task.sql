-- Tasks that speak of a unit's criteria, with the state of each in its latest round begun by the day.
--
-- is_known: the unit said anything of it. A task it does not lead says nothing, so it has no row.
-- grain: one row per unit_id, criterion_id and code
CREATE TABLE criterion_task AS
SELECT
    u.unit_id,
    u.criterion_id,
    b.code,
    b.position AS place,
    t.label_vi,
    t.label_en,
    s.state,
    s.state <> 'not_reported' AS is_known
FROM asked_day AS d
CROSS JOIN unit_criterion AS u
JOIN criterion_basis AS b
    ON b.campaign_id = d.campaign_id AND b.criterion_id = u.criterion_id AND b.kind = 'task'
JOIN task AS t ON t.campaign_id = d.campaign_id AND t.task_id = b.code
JOIN task_state AS s ON s.unit_id = u.unit_id AND s.task_id = b.code
QUALIFY row_number() OVER (
    PARTITION BY u.unit_id, u.criterion_id, b.code
    ORDER BY s.round DESC
) = 1;
