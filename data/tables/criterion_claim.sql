-- What dossiers say of criteria of the plan, every version. A later sheet of the same unit replaces it.
-- reads: earlier_criterion_claim (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE criterion_claim AS
WITH arrived AS (
    SELECT * EXCLUDE (known_from, known_until)
    FROM earlier_criterion_claim
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.proposal_id,
        f.criterion_id,
        f.claim,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.criterion_claim_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    a.*,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY a.campaign_id, a.period_id, a.proposal_id, a.criterion_id, p.known_from
