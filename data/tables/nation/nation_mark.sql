-- Units of every campaign that have marks of a year on the day, and at which stages, as in year_tally:
-- a vote or a veto is a mark, of no stage's criteria.
--
-- grain: one row per campaign_id, year and unit_id
CREATE TABLE nation_mark AS
SELECT
    s.campaign_id,
    s.year,
    s.unit_id,
    bool_or(s.item = 'criterion' AND s.stage = 'self') AS is_self_scored,
    bool_or(s.item = 'criterion' AND s.stage = 'appraised') AS is_appraised,
    bool_or(s.item = 'criterion' AND s.stage = 'council') AS is_council_marked
FROM nation_day AS d
JOIN score AS s
    ON s.campaign_id = d.campaign_id AND s.known_from < d.day_after AND s.known_until >= d.day_after
GROUP BY s.campaign_id, s.year, s.unit_id;
