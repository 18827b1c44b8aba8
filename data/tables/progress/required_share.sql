-- Share of the way required at the end of each period that is over, on the paths in force.
--
-- grain: one row per phase_id, indicator_id, path_id and required_date
CREATE TABLE required_share AS
SELECT
    s.phase_id,
    s.indicator_id,
    s.path_id,
    p.end_date AS required_date,
    CASE
        WHEN p.end_date < min(s.from_date) THEN 0.0
        WHEN p.end_date >= max(s.to_date) THEN 1.0
        ELSE max(CASE
            WHEN p.end_date >= s.from_date AND p.end_date < s.to_date
                THEN s.from_ratio
                    + (s.to_ratio - s.from_ratio)
                    * (p.end_date - s.from_date) / (s.to_date - s.from_date)
        END)
    END AS required_ratio
FROM asked_day AS d
CROSS JOIN path_in_force AS s
JOIN period AS p
    ON p.campaign_id = d.campaign_id AND p.phase_id = s.phase_id AND p.end_date <= d.as_of
GROUP BY s.phase_id, s.indicator_id, s.path_id, p.end_date;
