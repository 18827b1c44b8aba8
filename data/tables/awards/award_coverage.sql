-- Units of the campaign on the day, and those that handed an award sheet in.
--
-- grain: one row
CREATE TABLE award_coverage AS
SELECT
    count(*) AS expected_count,
    count(h.unit_id) AS unit_count
FROM roster AS u
CROSS JOIN asked_day AS d
LEFT JOIN award_sheet AS h ON h.campaign_id = d.campaign_id AND h.unit_id = u.unit_id;
