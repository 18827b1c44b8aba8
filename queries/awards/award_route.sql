-- Steps of the routes (trình tự xét) of the campaign: of its plan, then of the law where it
-- is silent on a form that it names.
--
-- grain:   one row per position
-- params:  $campaign_id   text     campaign code
-- returns: position                      bigint
--          actor_vi                      text
--          actor_en                      text
--          task_vi                       text
--          task_en                       text
--          state                         text
--          source                        text
--          levels                        text
--          forms                         text
--          occasions                     text
--          is_own                        boolean
--          unit_id                       text
--          is_of_law                     boolean
SELECT
    position,
    actor_vi,
    actor_en,
    task_vi,
    task_en,
    state,
    source,
    array_to_string(levels, '; ') AS levels,
    array_to_string(forms, '; ') AS forms,
    array_to_string(occasions, '; ') AS occasions,
    is_own,
    unit_id,
    is_of_law
FROM award_route AS r
WHERE r.campaign_id = $campaign_id
    AND (
        NOT r.is_of_law
        OR EXISTS (
            SELECT 1
            FROM award_way AS w
            JOIN award_form AS f ON f.campaign_id = w.campaign_id AND f.form_id = w.form_id
            WHERE w.campaign_id = r.campaign_id AND w.position = r.position AND f.is_of_plan
        )
    )
ORDER BY r.position
