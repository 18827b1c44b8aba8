-- Steps of the appraisal route (trình tự xét) of the campaign's plan, in order.
--
-- grain:   one row per position
-- params:  $campaign_id   text     campaign code
-- returns: position                      bigint
--          actor_vi                      text
--          actor_en                      text
--          task_vi                       text
--          task_en                       text
--          state                         text
SELECT
    position,
    actor_vi,
    actor_en,
    task_vi,
    task_en,
    state
FROM award_route
WHERE campaign_id = $campaign_id
ORDER BY position
