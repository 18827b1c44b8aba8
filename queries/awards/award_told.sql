-- Awards counted by others (số liệu đã công bố), as told; stages and sessions are never added.
--
-- grain:   one row per count_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: count_id                      text
--          locality                      text
--          year                          bigint    year
--          session                       text
--          stage_told                    text
--          form_words                    text
--          is_merged                     boolean
--          level_told                    text
--          subject_told                  text
--          award_count                   bigint    awards
--          note                          text
--          file_name                     text
SELECT
    count_id,
    locality,
    year,
    session,
    stage AS stage_told,
    form_words,
    is_merged,
    level AS level_told,
    subject AS subject_told,
    award_count,
    note,
    file_name
FROM award_count
WHERE campaign_id = $campaign_id AND recorded_at < day_after($as_of::DATE)
ORDER BY locality, year, session, stage, form_words, subject, count_id
