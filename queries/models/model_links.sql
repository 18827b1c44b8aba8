-- Criteria of rubrics and the indicator that the register of models gives evidence for.
--
-- grain:   one row per what and code
-- params:  $campaign_id   text     campaign code
-- returns: what                          text
--          code                          text
--          source                        text
SELECT
    l.what,
    l.code,
    l.source
FROM model_link AS l
WHERE l.campaign_id = $campaign_id
ORDER BY l.what, l.code
