-- Units that a text means: by code, name or former name, without accents; else the nearest names.
--
-- match_rank: 1 the code, 2 the whole name with or without its type, 3 the name begins so, 4 a word
-- of it does, 5 it contains the text, 6 every word begins a word of name, district or province,
-- 7 no hit: the three names most alike. A row without a unit is a campaign's territory.
--
-- grain:   one row per campaign_id and unit_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $text          text     what was typed
--          $own_units     text     units to look among; null = all
--          $limit         bigint   rows at most
-- returns: campaign_id                   text
--          unit_id                       text
--          unit_name                     text
--          type_vi                       text
--          type_en                       text
--          cluster_name_vi               text
--          cluster_name_en               text
--          matched_by                    text
--          matched_name                  text
--          matched_place                 text
--          match_rank                    bigint
WITH matched AS (
    SELECT
        n.*,
        name_rank($text, n.code, n.key, n.full_key) AS match_rank,
        name_likeness($text, n.key) AS likeness
    FROM searched_name AS n
    WHERE search_key($text) <> '' AND ($own_units IS NULL OR list_contains($own_units, n.unit_id))
),
best AS (
    SELECT
        campaign_id,
        unit_id,
        name,
        place,
        is_former,
        match_rank,
        likeness
    FROM matched
    WHERE match_rank < 7 OR likeness >= 0.85
    QUALIFY row_number() OVER (
        PARTITION BY campaign_id, unit_id
        ORDER BY match_rank, is_former, likeness DESC, name COLLATE vi, code
    ) = 1
)
SELECT
    b.campaign_id,
    b.unit_id,
    coalesce(u.unit_name, c.short_vi) AS unit_name,
    y.label_vi AS type_vi,
    y.label_en AS type_en,
    m.cluster_name_vi,
    m.cluster_name_en,
    CASE
        WHEN b.match_rank = 7 THEN 'near'
        WHEN b.is_former THEN 'former'
        WHEN b.match_rank = 1 THEN 'code'
        ELSE 'name'
    END AS matched_by,
    b.name AS matched_name,
    b.place AS matched_place,
    b.match_rank::BIGINT AS match_rank
FROM best AS b
JOIN campaign AS c ON c.campaign_id = b.campaign_id
LEFT JOIN unit AS u ON u.campaign_id = b.campaign_id AND u.unit_id = b.unit_id
LEFT JOIN unit_type AS y ON y.campaign_id = u.campaign_id AND y.unit_type = u.unit_type
LEFT JOIN membership AS m
    ON m.campaign_id = u.campaign_id
    AND m.unit_id = u.unit_id
    AND is_there(m.from_date, m.to_date, (SELECT roster_date FROM asked_day))
QUALIFY b.match_rank < 7 OR (
    (SELECT min(match_rank) FROM best) = 7
    AND row_number() OVER (
        ORDER BY b.likeness DESC, b.name COLLATE vi, b.campaign_id, b.unit_id
    ) <= 3
)
ORDER BY b.match_rank, b.is_former, b.name COLLATE vi, b.campaign_id, b.unit_id
LIMIT $limit
