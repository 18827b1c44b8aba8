-- Every accepted value, every version, with the time in which it counted.
-- reads: earlier_result (rows published before), report (accepted reports), $files (new rows)
CREATE TABLE result AS
WITH arrived AS (
    SELECT
        campaign_id,
        unit_id,
        period_id,
        indicator_id,
        value,
        note,
        sheet,
        cell,
        submission_id,
        known_from
    FROM earlier_result
    UNION ALL
    SELECT
        f.campaign_id,
        f.unit_id,
        f.period_id,
        f.indicator_id,
        f.value,
        f.note,
        f.sheet,
        f.cell,
        p.submission_id,
        p.known_from
    FROM read_parquet($files, filename = true) AS f
    JOIN report AS p
        ON p.result_file = f.filename
        AND p.unit_id = f.unit_id
        AND p.period_id = f.period_id
)

SELECT
    campaign_id,
    unit_id,
    period_id,
    indicator_id,
    value,
    note,
    sheet,
    cell,
    submission_id,
    known_from,
    coalesce(
        lead(known_from) OVER (
            PARTITION BY campaign_id, unit_id, period_id, indicator_id
            ORDER BY known_from
        ),
        TIMESTAMP '9999-12-31'
    ) AS known_until
FROM arrived
ORDER BY campaign_id, indicator_id, unit_id, period_id, known_from
