-- What units say of their tasks, every version.
-- A later workbook of the same unit and period replaces what this one said; a flat file does not.
-- Reports of before 0.3 know neither events nor remedies: they are of the task itself.
-- reads: earlier_task_report (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE task_report AS
WITH arrived AS (
    SELECT * EXCLUDE (file_name, known_from, known_until)
    FROM earlier_task_report
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.task_id,
        f.round,
        coalesce(f.event_no, '') AS event_no,
        f.state,
        f.done_on,
        f.document,
        f.people_count,
        f.note,
        f.topic,
        f.finding,
        f.remedy,
        f.remedy_due,
        f.remedy_done_on,
        f.sheet,
        f.cell,
        p.submission_id
    FROM read_parquet($files, filename = true, union_by_name = true) AS f
    JOIN report AS p
        ON p.task_report_file = f.filename
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
ORDER BY a.campaign_id, a.task_id, a.round, a.event_no, a.unit_id, a.period_id, p.known_from
