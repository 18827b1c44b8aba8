-- Indicators with their content, in the profile's order.
--
-- grain:   one row per indicator_id
-- params:  $campaign_id   text     campaign code
--          $content_id    text     null = all
-- returns: indicator_id                  text
--          content_id                    text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          label_vi                      text
--          label_en                      text
--          direction                     text
--          kind                          text
--          adds_up                       text
--          operator                      text
--          content_short_vi              text
--          content_short_en              text
--          weight                        double
--          minimum                       double    the indicator's
--          maximum                       double    the indicator's
--          source                        text
SELECT
    i.indicator_id,
    i.content_id,
    c.short_vi AS content_short_vi,
    c.short_en AS content_short_en,
    i.label_vi,
    i.label_en,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    i.direction,
    i.kind,
    i.adds_up,
    i.operator,
    i.weight,
    i.minimum,
    i.maximum,
    i.source
FROM indicator AS i
JOIN content AS c ON c.campaign_id = i.campaign_id AND c.content_id = i.content_id
WHERE i.campaign_id = $campaign_id
    AND ($content_id IS NULL OR i.content_id = $content_id)
ORDER BY i.position, i.indicator_id
