-- The latest outcome of each question that was known on the day.
--
-- grain: one row per flag_id
CREATE TABLE flag_outcome AS
SELECT DISTINCT ON (n.flag_id)
    n.flag_id,
    n.outcome,
    n.text,
    n.recorded_by,
    n.recorded_at
FROM asked_day AS d
JOIN note AS n
    ON n.campaign_id = d.campaign_id
    AND n.kind = 'flag'
    AND n.flag_id IS NOT NULL
    AND n.recorded_at < d.day_after
ORDER BY n.flag_id, n.recorded_at DESC, n.note_id DESC;
