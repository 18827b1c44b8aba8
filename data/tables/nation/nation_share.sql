-- Share of the way required at the end of each period that is over, on the paths in force of the
-- phase shown of every campaign, as in required_share.
--
-- grain: one row per campaign_id, indicator_id, path_id and required_date
CREATE TABLE nation_share AS
SELECT
    s.campaign_id,
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
FROM nation_day AS d
JOIN path_segment AS s
    ON s.campaign_id = d.campaign_id
    AND s.phase_id = d.phase_id
    AND s.in_force_from <= d.as_of
    AND s.in_force_until > d.as_of
JOIN period AS p
    ON p.campaign_id = s.campaign_id AND p.phase_id = s.phase_id AND p.end_date <= d.as_of
GROUP BY s.campaign_id, s.indicator_id, s.path_id, p.end_date;
