-- People who took part in the events of a task together, where units tell of them one by one.
--
-- grain: one row per task_id, round and unit_id
CREATE TABLE event_people AS
WITH last AS (
    SELECT
        task_id,
        round,
        unit_id,
        event_no,
        arg_max(people_count, turn) AS people_count
    FROM told_task
    WHERE event_no <> ''
    GROUP BY task_id, round, unit_id, event_no
)
SELECT
    task_id,
    round,
    unit_id,
    sum(people_count)::BIGINT AS people_count
FROM last
GROUP BY task_id, round, unit_id;
