-- A unit's own plan as its reports said it, every version.
-- A later whole report of the same unit and period replaces what this one said.
-- reads: earlier_plan (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE plan AS
WITH arrived AS (
    SELECT
        campaign_id,
        unit_id,
        period_id,
        plan_number,
        plan_date,
        sheet,
        cell,
        submission_id
    FROM earlier_plan
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.plan_number,
        f.plan_date,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.plan_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    a.campaign_id,
    a.unit_id,
    a.period_id,
    a.plan_number,
    a.plan_date,
    a.sheet,
    a.cell,
    a.submission_id,
    p.known_from,
    p.replaced_at AS known_until
FROM arrived AS a
JOIN report AS p ON p.submission_id = a.submission_id
ORDER BY a.campaign_id, a.unit_id, a.period_id, p.known_from
