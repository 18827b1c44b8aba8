-- Marks of each unit, stage by stage; only of criteria that are typed in.
--
-- grain: one row per year and unit_id
CREATE TABLE mark_tally AS
SELECT
    s.year,
    s.unit_id,
    count(*) FILTER (s.stage = 'self') AS self_count,
    count(DISTINCT s.criterion_id) FILTER (s.stage = 'cross') AS cross_count,
    count(DISTINCT s.marker_id) FILTER (s.stage = 'cross') AS marker_count,
    count(*) FILTER (s.stage = 'appraised') AS appraised_count,
    count(*) FILTER (s.stage = 'council') AS council_count,
    max(s.known_from) FILTER (s.stage = 'self') AS self_at,
    max(s.known_from) FILTER (s.stage = 'appraised') AS appraised_at
FROM known_score AS s
JOIN scored_unit AS u ON u.year = s.year AND u.unit_id = s.unit_id
JOIN year_criterion AS c
    ON c.year = u.year
    AND c.rubric_id = u.rubric_id
    AND c.criterion_id = s.criterion_id
    AND c.kind <> 'progress'
    AND NOT c.is_left_out
WHERE s.item = 'criterion'
GROUP BY s.year, s.unit_id;
