-- Criteria (tiêu chí) of the rubrics in force, each with its section and the rubric's settings.
--
-- grain: one row per year, rubric_id and criterion_id
CREATE TABLE year_criterion AS
SELECT
    r.year,
    c.* EXCLUDE (campaign_id),
    s.section_position,
    s.section_short_vi,
    s.section_short_en,
    s.section_max,
    s.section_bonus_cap,
    s.section_penalty_cap,
    r.not_applicable,
    r.rounding,
    r.step_points,
    r.cross_rule,
    r.decimals
FROM rubric_year AS r
JOIN rubric_criterion AS c
    ON c.campaign_id = r.campaign_id AND c.rubric_id = r.rubric_id AND c.version = r.version
JOIN rubric_section AS s
    ON s.campaign_id = c.campaign_id
    AND s.rubric_id = c.rubric_id
    AND s.version = c.version
    AND s.section_id = c.section_id;
