-- What units say of their models, every version.
-- A later workbook of the same unit and period replaces what this one said; a flat file does not.
-- reads: earlier_model_report (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE model_report AS
WITH arrived AS (
    SELECT * EXCLUDE (file_name, known_from, known_until)
    FROM earlier_model_report
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.model_id,
        f.model_name,
        f.kind,
        f.content_id,
        f.recognised_on,
        f.document,
        f.effect,
        f.effect_value,
        f.effect_measure,
        f.withdrawn_on,
        f.reason,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.model_report_file = f.filename
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
ORDER BY a.campaign_id, a.model_id, a.unit_id, a.period_id, p.known_from
