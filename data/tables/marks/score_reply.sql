-- Answers of units to cuts (phản hồi) that counted at the end of the day, and until when each could
-- be given: the time runs from the appraisal that was known when the answer came.
--
-- grain: one row per year, unit_id and criterion_id
CREATE TABLE score_reply AS
WITH answered AS (
    SELECT a.*
    FROM asked_day AS d
    JOIN reply AS a
        ON a.campaign_id = d.campaign_id
        AND a.known_from < d.day_after
        AND a.known_until >= d.day_after
),
appraised AS (
    SELECT
        a.year,
        a.unit_id,
        a.criterion_id,
        max(s.known_from) AS appraised_at
    FROM answered AS a
    JOIN score AS s
        ON s.campaign_id = a.campaign_id
        AND s.year = a.year
        AND s.stage = 'appraised'
        AND s.unit_id = a.unit_id
        AND s.criterion_id = a.criterion_id
        AND s.known_from <= a.known_from
    GROUP BY a.year, a.unit_id, a.criterion_id
)
SELECT
    a.year,
    a.unit_id,
    u.cluster_id,
    u.short_name,
    a.criterion_id,
    c.position,
    c.short_vi,
    c.short_en,
    a.reply,
    a.evidence,
    a.sheet,
    a.cell,
    a.submission_id,
    day_after(p.appraised_at::DATE) + to_days(r.reply_days::INTEGER) - INTERVAL 1 SECOND AS due_at
FROM answered AS a
JOIN scored_unit AS u ON u.year = a.year AND u.unit_id = a.unit_id
JOIN rubric_year AS r ON r.year = u.year AND r.rubric_id = u.rubric_id
LEFT JOIN appraised AS p
    ON p.year = a.year AND p.unit_id = a.unit_id AND p.criterion_id = a.criterion_id
LEFT JOIN year_criterion AS c
    ON c.year = u.year AND c.rubric_id = u.rubric_id AND c.criterion_id = a.criterion_id;
