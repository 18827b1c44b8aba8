-- What units said of difficulties, shortcomings and causes, a row a sentence, as known.
--
-- `plain` is the sentence in small letters without numbers, marks and words in brackets: sentences
-- that differ in these alone say the same. One that is in brackets whole is left out.
--
-- grain:   one row per unit_id, period_id, cell and position
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
--          $unit_id       text     null = all
-- returns: unit_id                       text
--          short_name                    text
--          period_id                     text
--          cell                          text
--          position                      bigint
--          words                         text
--          plain                         text
WITH told AS (
    SELECT
        r.unit_id,
        u.short_name,
        r.period_id,
        r.cell,
        unnest(string_split_regex(trim(r.remark), '[.!?]+\s+|[.!?]+$|\n+')) AS words,
        generate_subscripts(
            string_split_regex(trim(r.remark), '[.!?]+\s+|[.!?]+$|\n+'), 1
        ) AS position
    FROM remark AS r
    JOIN unit AS u ON u.campaign_id = r.campaign_id AND u.unit_id = r.unit_id
    WHERE r.campaign_id = $campaign_id
        AND ($unit_id IS NULL OR r.unit_id = $unit_id)
        AND r.kind IN ('difficulty', 'shortcomings')
        AND r.known_from < day_after($as_of::DATE)
        AND r.known_until >= day_after($as_of::DATE)
),
plain AS (
    SELECT
        *,
        trim(regexp_replace(lower(words), '\([^)]*\)|[^\p{L}]+', ' ', 'g')) AS spaced
    FROM told
)
SELECT
    unit_id,
    short_name,
    period_id,
    cell,
    position,
    trim(words) AS words,
    regexp_replace(spaced, '\s+', ' ', 'g') AS plain
FROM plain
WHERE spaced <> ''
ORDER BY short_name COLLATE vi, unit_id, period_id, cell, position
