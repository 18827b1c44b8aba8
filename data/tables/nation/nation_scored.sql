-- Units to score of every campaign in the year looked at, with their cluster, and what is marked of
-- them; the units are those that year_tally counts.
--
-- grain: one row per campaign_id and unit_id
CREATE TABLE nation_scored AS
SELECT
    y.campaign_id,
    u.unit_id,
    m.cluster_id,
    k.unit_id IS NOT NULL AS is_scored,
    coalesce(k.is_self_scored, false) AS is_self_scored,
    coalesce(k.is_appraised, false) AS is_appraised,
    coalesce(k.is_council_marked, false) AS is_council_marked
FROM nation_year AS y
JOIN membership AS m
    ON m.campaign_id = y.campaign_id AND m.year = y.year AND m.is_year_last
JOIN unit AS u
    ON u.campaign_id = m.campaign_id
    AND u.unit_id = m.unit_id
    AND is_there(u.valid_from, u.valid_to, y.scoring_date)
LEFT JOIN nation_mark AS k
    ON k.campaign_id = m.campaign_id AND k.year = m.year AND k.unit_id = m.unit_id;
