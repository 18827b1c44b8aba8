-- How a name is looked for.

-- Letters without marks, single blanks, no punctuation: «Xã Càng Long» and «xa cang-long» alike.
CREATE OR REPLACE MACRO search_key(of_text) AS
    trim(regexp_replace(replace(strip_accents(lower(of_text)), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g'));

-- Every name and code of the campaign's units on the day, present and former, and the territories
-- of all campaigns (unit_id null).
CREATE OR REPLACE MACRO searched_name(for_campaign, as_of) AS TABLE
    WITH named AS (
        SELECT
            for_campaign AS campaign_id,
            u.unit_id,
            u.unit_id AS code,
            unnest([u.unit_name, u.short_name]) AS name,
            NULL AS place,
            false AS is_former
        FROM scoped_unit(for_campaign, as_of, 'all', NULL, NULL, NULL) AS u
        UNION ALL
        SELECT
            f.campaign_id,
            f.unit_id,
            f.former_code,
            f.former_name,
            f.former_place,
            true
        FROM former_unit AS f
        WHERE f.unit_id IS NULL
            OR (
                f.campaign_id = for_campaign
                AND f.unit_id IN (
                    SELECT s.unit_id
                    FROM scoped_unit(for_campaign, as_of, 'all', NULL, NULL, NULL) AS s
                )
            )
    )
    SELECT
        *,
        search_key(name) AS key,
        search_key(concat_ws(' ', name, place)) AS full_key
    FROM named;

-- How well each name answers a text (see queries/units/unit_search.sql), and how alike the two are.
CREATE OR REPLACE MACRO name_match(for_campaign, as_of, of_text) AS TABLE
    WITH typed AS (
        SELECT
            search_key(of_text) AS asked,
            len(string_split(search_key(of_text), ' ')) AS word_count
    )
    SELECT
        n.*,
        CASE
            WHEN lower(n.code) = lower(trim(of_text)) THEN 1
            WHEN n.key = t.asked OR ends_with(n.key, ' ' || t.asked) THEN 2
            WHEN starts_with(n.key, t.asked) THEN 3
            WHEN contains(n.key, ' ' || t.asked) THEN 4
            WHEN contains(replace(n.key, ' ', ''), replace(t.asked, ' ', '')) THEN 5
            WHEN list_bool_and(list_transform(
                string_split(t.asked, ' '), lambda w: contains(' ' || n.full_key, ' ' || w)
            )) THEN 6
            ELSE 7
        END AS match_rank,
        greatest(
            jaro_winkler_similarity(t.asked, n.key),
            jaro_winkler_similarity(
                t.asked, array_to_string(string_split(n.key, ' ')[-t.word_count:], ' ')
            )
        ) AS likeness
    FROM searched_name(for_campaign, as_of) AS n
    CROSS JOIN typed AS t
    WHERE t.asked <> '';
