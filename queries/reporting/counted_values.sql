-- Values that count on the as-of date (số liệu đang tính), each with the report it came in.
--
-- grain:   one row per unit_id, period_id and indicator_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: unit_id                       text
--          short_name                    text
--          period_id                     text
--          indicator_id                  text
--          short_vi                      text
--          short_en                      text
--          measure                       text
--          decimals                      bigint
--          value                         double    the indicator's
--          note                          text
--          submission_id                 text
--          received_at                   timestamp
--          received_by                   text
WITH named_unit AS (  -- ordered once: thousands of rows bear each name
    SELECT
        unit_id,
        short_name,
        row_number() OVER (ORDER BY short_name COLLATE vi, unit_id) AS name_place
    FROM unit
    WHERE campaign_id = $campaign_id
)
SELECT
    k.unit_id,
    u.short_name,
    k.period_id,
    k.indicator_id,
    i.short_vi,
    i.short_en,
    i.measure,
    i.decimals,
    k.value,
    k.note,
    k.submission_id,
    s.received_at,
    s.received_by
FROM known_result AS k  -- to the left of all: the engine hashes the few rows, not the many
LEFT JOIN named_unit AS u ON u.unit_id = k.unit_id
LEFT JOIN indicator AS i ON i.campaign_id = $campaign_id AND i.indicator_id = k.indicator_id
LEFT JOIN submission AS s ON s.submission_id = k.submission_id
ORDER BY u.name_place, k.period_id, i.position, k.indicator_id
