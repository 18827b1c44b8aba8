-- Phase of an award by its occasion: interim of the first phase and final of the last, whenever they
-- are proposed; annual by the last day of its year, ad hoc by its own day. What is after the last day
-- belongs to the last phase. Of every campaign, as sums by province need.
--
-- grain: one row per campaign_id, occasion, year and proposed_on
CREATE TABLE award_phase AS
WITH proposed AS (
    SELECT DISTINCT campaign_id, occasion, year, proposed_on FROM proposal
)
SELECT
    p.*,
    coalesce(
        min(h.phase_id) FILTER (
            p.occasion = 'interim'
            OR (p.occasion = 'annual' AND h.end_date >= make_date(p.year, 12, 31))
            OR (p.occasion = 'ad_hoc' AND h.end_date >= p.proposed_on)
        ),
        max(h.phase_id)
    ) AS phase_id
FROM proposed AS p
JOIN phase AS h ON h.campaign_id = p.campaign_id
GROUP BY ALL;
