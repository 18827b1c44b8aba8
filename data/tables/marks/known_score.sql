-- Marks (điểm chấm) of the year that counted at the end of the day.
--
-- grain: one row per year, stage, unit_id, marker_id, item and criterion_id
CREATE TABLE known_score AS
SELECT
    s.year,
    s.stage,
    s.unit_id,
    s.marker_id,
    s.item,
    s.criterion_id,
    s.is_applicable,
    s.amount,
    s.against,
    s.evidence,
    s.reason,
    s.submission_id,
    s.cell,
    s.known_from
FROM asked_day AS d
JOIN score AS s
    ON s.campaign_id = d.campaign_id
    AND s.year = $year
    AND s.known_from < d.day_after
    AND s.known_until >= d.day_after;
