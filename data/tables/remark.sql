-- Difficulties, proposals and sections of reports in words, every version.
-- A later whole report of the same unit and period replaces what this one said.
-- reads: earlier_remark (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE remark AS
WITH arrived AS (
    SELECT
        campaign_id,
        unit_id,
        period_id,
        kind,
        remark,
        sheet,
        cell,
        submission_id
    FROM earlier_remark
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.kind,
        f.remark,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.remark_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    a.campaign_id,
    a.unit_id,
    a.period_id,
    a.kind,
    a.remark,
    a.sheet,
    a.cell,
    a.submission_id,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY a.campaign_id, a.unit_id, a.period_id, a.cell, p.known_from
