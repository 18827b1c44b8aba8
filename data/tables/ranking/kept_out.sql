-- The strongest of the vetoes of each unit, and all of them in words.
--
-- grain: one row per year and unit_id
CREATE TABLE kept_out AS
SELECT
    year,
    unit_id,
    string_agg(label_vi, ', ' ORDER BY veto_id) AS veto_vi,
    string_agg(label_en, ', ' ORDER BY veto_id) AS veto_en,
    CASE WHEN bool_or(effect = 'no_rank') THEN 'no_rank' ELSE 'no_award' END AS veto_effect
FROM veto_found
GROUP BY year, unit_id;
