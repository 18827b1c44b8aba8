-- How a name is looked for.

-- Letters without marks, single blanks, no punctuation: «Xã Càng Long» and «xa cang-long» alike.
CREATE OR REPLACE MACRO search_key(of_text) AS
    trim(regexp_replace(replace(strip_accents(lower(of_text)), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g'));

-- How well a name answers a text, best first (see queries/units/unit_search.sql).
CREATE OR REPLACE MACRO name_rank(of_text, of_code, of_key, of_full_key) AS
    CASE
        WHEN lower(of_code) = lower(trim(of_text)) THEN 1
        WHEN of_key = search_key(of_text) OR ends_with(of_key, ' ' || search_key(of_text)) THEN 2
        WHEN starts_with(of_key, search_key(of_text)) THEN 3
        WHEN contains(of_key, ' ' || search_key(of_text)) THEN 4
        WHEN contains(replace(of_key, ' ', ''), replace(search_key(of_text), ' ', '')) THEN 5
        WHEN list_bool_and(list_transform(
            string_split(search_key(of_text), ' '), lambda w: contains(' ' || of_full_key, ' ' || w)
        )) THEN 6
        ELSE 7
    END;

-- How alike a text and a name are: the whole of it, or its last words, as many as the text has.
CREATE OR REPLACE MACRO name_likeness(of_text, of_key) AS
    greatest(
        jaro_winkler_similarity(search_key(of_text), of_key),
        jaro_winkler_similarity(
            search_key(of_text),
            array_to_string(
                string_split(of_key, ' ')[-len(string_split(search_key(of_text), ' ')):], ' '
            )
        )
    );
