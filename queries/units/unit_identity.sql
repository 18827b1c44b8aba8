-- Who one unit is: names, type, dates, and what it was made from; what befell it since, with its
-- days, is told by unit_events.
--
-- grain:   one row per unit_id
-- params:  $campaign_id   text     campaign code
--          $unit_id       text     needed: the unit
-- returns: unit_id                       text
--          unit_name                     text
--          short_name                    text
--          type_vi                       text
--          type_en                       text
--          valid_from                    date
--          valid_to                      date
--          successor_id                  text
--          successor_name                text
--          contact                       text
--          former_names                  text
SELECT
    u.unit_id,
    u.unit_name,
    u.short_name,
    t.label_vi AS type_vi,
    t.label_en AS type_en,
    u.valid_from,
    u.valid_to,
    u.successor_id,
    s.unit_name AS successor_name,
    u.contact,
    (
        SELECT string_agg(d.former_name, ', ' ORDER BY d.former_name COLLATE vi)
        FROM (
            SELECT DISTINCT f.former_name
            FROM former_unit AS f
            WHERE f.campaign_id = u.campaign_id
                AND f.unit_id = u.unit_id
                AND f.former_name <> u.unit_name
                AND NOT EXISTS (
                    SELECT 1
                    FROM unit_event AS e
                    WHERE e.campaign_id = f.campaign_id
                        AND (
                            (e.unit_id = u.unit_id AND e.former_name = f.former_name)
                            OR (e.successor_id = u.unit_id AND e.unit_id = f.former_code)
                        )
                )
        ) AS d
    ) AS former_names
FROM unit AS u
JOIN unit_type AS t ON t.campaign_id = u.campaign_id AND t.unit_type = u.unit_type
LEFT JOIN unit AS s ON s.campaign_id = u.campaign_id AND s.unit_id = u.successor_id
WHERE u.campaign_id = $campaign_id AND u.unit_id = $unit_id
ORDER BY u.unit_id
