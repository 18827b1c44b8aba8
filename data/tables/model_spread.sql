-- Where units say their models were replicated, every version.
-- A later workbook of the same unit and period replaces what this one said; a flat file does not.
-- reads: earlier_model_spread (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE model_spread AS
WITH arrived AS (
    SELECT * EXCLUDE (file_name, known_from, known_until)
    FROM earlier_model_spread
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.model_id,
        f.replicated_to,
        f.replicated_on,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.model_spread_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    a.*,
    p.file_name,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY a.campaign_id, a.model_id, a.unit_id, a.period_id, a.replicated_to, p.known_from
