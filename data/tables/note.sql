-- Notes of staff beside the events of the plans, each as it was written.
-- Table note holds the events of the plans already; nothing ever replaces a note.
-- reads: earlier_note (published before), report (accepted files), $files (new rows)
INSERT INTO note
WITH arrived AS (
    SELECT *
    FROM earlier_note
    WHERE regexp_full_match(note_id, '[0-9]{6,}-[0-9]{5,}')
    UNION ALL
    SELECT
        printf('%06d-%05d', p.event, f.line) AS note_id,
        f.campaign_id,
        f.kind,
        f.unit_id,
        f.indicator_id,
        f.obligation_id,
        f.flag_id,
        f.at_date,
        f.outcome,
        f.text,
        f.text_en,
        f.source,
        p.known_from AS recorded_at,
        p.received_by AS recorded_by
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p ON p.note_file = f.filename
)

SELECT *
FROM arrived
ORDER BY note_id
