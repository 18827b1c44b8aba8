-- Answers of units to cuts, every version. A later sheet of the same unit replaces this one.
-- reads: earlier_reply (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE reply AS
WITH arrived AS (
    SELECT * EXCLUDE (known_from, known_until)
    FROM earlier_reply
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.year,
        f.criterion_id,
        f.reply,
        f.evidence,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.reply_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    a.*,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY a.campaign_id, a.year, a.unit_id, a.criterion_id, p.known_from
