-- State of a task, said once.

-- What a unit said (null: nothing) against the last day in time (null: the plan names none). A
-- standing task goes on as long as it is worked at; nothing said is never «not done».
CREATE OR REPLACE MACRO task_standing(of_due_kind, of_due, is_past_due, of_said, of_done) AS
    CASE
        WHEN of_said = 'done' AND of_due IS NOT NULL AND of_done <= of_due THEN 'done_on_time'
        WHEN of_said = 'done' AND of_due IS NOT NULL THEN 'done_late'
        WHEN of_due_kind = 'standing' AND of_said IN ('done', 'under_way') THEN 'standing'
        WHEN of_said = 'done' THEN 'done'
        WHEN is_past_due AND of_said IS NOT NULL THEN 'overdue'
        WHEN of_said = 'under_way' THEN 'under_way'
        WHEN of_due IS NOT NULL AND NOT is_past_due THEN 'not_due'
        WHEN of_said = 'not_started' THEN 'not_started'
        ELSE 'not_reported'
    END;
