-- Awards counted by others, each as it was written down; nothing ever replaces one.
-- reads: earlier_award_count (published before), report (accepted files), $files (new rows)
CREATE TABLE award_count AS
WITH arrived AS (
    SELECT *
    FROM earlier_award_count
    UNION ALL
    SELECT
        f.line,
        f.campaign_id,
        f.locality,
        f.year,
        f.session,
        f.stage,
        f.form_words,
        f.is_merged,
        f.level,
        f.subject,
        f.award_count,
        f.note,
        printf('%06d-%05d', p.event, f.line) AS count_id,
        p.known_from AS recorded_at,
        p.file_name
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p ON p.award_count_file = f.filename
)

SELECT *
FROM arrived
ORDER BY count_id
