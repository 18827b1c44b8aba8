-- Emulation contents in the plan's order, with their names in full.
--
-- grain:   one row per content_id
-- params:  $campaign_id   text     campaign code
-- returns: content_id                    text
--          position                      bigint
--          label_vi                      text
--          label_en                      text
--          short_vi                      text
--          short_en                      text
SELECT
    content_id,
    position,
    label_vi,
    label_en,
    short_vi,
    short_en
FROM content
WHERE campaign_id = $campaign_id
ORDER BY position, content_id
