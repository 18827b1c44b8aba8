-- Annotations known on the day; an event without a day is of the day it was written down.
--
-- grain: one row per note_id
CREATE TABLE known_annotation AS
SELECT
    n.note_id,
    coalesce(n.at_date, n.recorded_at::DATE) AS at_date,
    n.unit_id,
    n.indicator_id,
    n.text,
    n.text_en,
    n.source,
    n.recorded_by
FROM asked_day AS d
JOIN note AS n
    ON n.campaign_id = d.campaign_id
    AND n.kind = 'annotation'
    AND n.recorded_at < d.day_after;
