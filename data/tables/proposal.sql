-- Proposals for awards, every version. A later sheet of the same unit replaces this one.
-- reads: earlier_proposal (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE proposal AS
WITH arrived AS (
    SELECT * EXCLUDE (known_from, known_until)
    FROM earlier_proposal
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.year,
        f.proposal_id,
        f.recipient_class,
        f.recipient_id,
        f.recipient_name,
        f.is_woman,
        f.commune_id,
        f.form_id,
        f.occasion,
        f.content_id,
        f.achievement_id,
        f.proposed_on,
        f.document,
        f.papers,
        f.sets,
        f.earlier_form,
        f.earlier_on,
        f.base_titles,
        f.attested,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.proposal_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    a.*,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY a.campaign_id, a.period_id, a.proposal_id, p.known_from
