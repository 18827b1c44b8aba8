-- Events that explain figures (mốc sự kiện): of the whole campaign, the chosen unit and indicator.
--
-- grain:   one row per note_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_id       text     null = events of no single unit
--          $indicator_id  text     null = events of no single indicator
-- returns: note_id                       text
--          at_date                       date
--          unit_id                       text
--          indicator_id                  text
--          short_name                    text
--          text                          text
--          text_en                       text
--          source                        text
--          recorded_by                   text
SELECT
    a.note_id,
    a.at_date,
    a.unit_id,
    a.indicator_id,
    u.short_name,
    a.text,
    a.text_en,
    a.source,
    a.recorded_by
FROM known_annotation AS a
LEFT JOIN unit AS u ON u.campaign_id = $campaign_id AND u.unit_id = a.unit_id
WHERE (a.unit_id IS NULL OR a.unit_id = $unit_id)
    AND (a.indicator_id IS NULL OR a.indicator_id = $indicator_id)
ORDER BY a.at_date, a.note_id
