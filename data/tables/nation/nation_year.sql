-- The year whose scoring is looked at in every campaign that a rubric scores: the last one with
-- marks, else the last one, as the page on clusters opens; and what its rubrics in force give.
--
-- grain: one row per campaign_id
CREATE TABLE nation_year AS
WITH known AS (
    SELECT
        d.campaign_id,
        d.as_of,
        r.rubric_id,
        r.version,
        r.total_points,
        unnest(range(r.year_from, least(r.year_to, year(d.as_of)) + 1)) AS year
    FROM nation_day AS d
    JOIN rubric AS r ON r.campaign_id = d.campaign_id AND r.published_on <= d.as_of
),
shown AS (
    SELECT
        k.campaign_id,
        any_value(k.as_of) AS as_of,
        coalesce(max(k.year) FILTER (m.year IS NOT NULL), max(k.year)) AS year
    FROM known AS k
    LEFT JOIN (SELECT DISTINCT campaign_id, year FROM nation_mark) AS m
        ON m.campaign_id = k.campaign_id AND m.year = k.year
    GROUP BY k.campaign_id
),
in_force AS (
    SELECT campaign_id, year, rubric_id, arg_max(total_points, version) AS total_points
    FROM known
    GROUP BY campaign_id, year, rubric_id
)
SELECT
    s.campaign_id,
    s.year,
    scoring_day(any_value(s.as_of), s.year) AS scoring_date,
    count(*) AS rubric_count,
    min(r.total_points) AS least_points,
    max(r.total_points) AS most_points
FROM shown AS s
JOIN in_force AS r ON r.campaign_id = s.campaign_id AND r.year = s.year
GROUP BY s.campaign_id, s.year;
