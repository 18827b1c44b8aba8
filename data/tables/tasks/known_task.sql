-- What counts of each unit's task on the day: of several reports the one of the latest period; what
-- comes outside the periods speaks of the day it came. Who tells only of single inspections,
-- launches or conferences is at work on the task.
--
-- grain: one row per task_id, round and unit_id
CREATE TABLE known_task AS
WITH latest AS (
    SELECT *
    FROM told_task
    QUALIFY row_number() OVER (
        PARTITION BY task_id, round, unit_id ORDER BY event_no <> '', turn DESC
    ) = 1
)
SELECT
    task_id,
    round,
    unit_id,
    CASE WHEN event_no = '' THEN state ELSE 'under_way' END AS state,
    CASE WHEN event_no = '' THEN done_on END AS done_on,
    CASE WHEN event_no = '' THEN document END AS document,
    CASE WHEN event_no = '' THEN people_count END AS people_count,
    CASE WHEN event_no = '' THEN note END AS note,
    period_id,
    file_name,
    sheet,
    cell,
    known_from
FROM latest;
