-- Steps of proposals, each as it was written down; nothing ever replaces one.
-- reads: earlier_award_step (published before), report (accepted files), $files (new rows)
CREATE TABLE award_step AS
WITH arrived AS (
    SELECT *
    FROM earlier_award_step
    UNION ALL
    SELECT
        f.line,
        f.campaign_id,
        f.proposal_id,
        f.state,
        f.route_step,
        f.on_date,
        f.document,
        f.reason,
        f.override_role,
        f.override_document,
        f.verdict,
        f.failed_rules,
        printf('%06d-%05d', p.event, f.line) AS step_id,
        p.known_from AS recorded_at,
        p.received_by AS recorded_by,
        p.file_name
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p ON p.award_step_file = f.filename
)

SELECT *
FROM arrived
ORDER BY step_id
