-- Marks of every stage, every version. A later sheet of the same sender replaces what this one said.
-- reads: earlier_score (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE score AS
WITH arrived AS (
    SELECT * EXCLUDE (known_from, known_until)
    FROM earlier_score
    UNION ALL
    SELECT
        f.campaign_id,
        f.sender_id,
        f.period_id,
        f.year,
        f.stage,
        f.unit_id,
        f.marker_id,
        f.item,
        f.criterion_id,
        f.is_applicable,
        f.amount,
        f.against,
        f.evidence,
        f.reason,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.score_file = f.filename
        AND p.unit_id = f.sender_id
        AND p.period_id = f.period_id
)

SELECT
    a.*,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY
    a.campaign_id, a.year, a.stage, a.unit_id, a.marker_id, a.item, a.criterion_id, p.known_from
