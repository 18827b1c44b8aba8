-- How many indicators, lines of the rubrics in force for the year, tasks and rules of awards name each
-- criterion of the plan; a criterion nothing names has no row: nobody measures it.
--
-- grain: one row per criterion_id
CREATE TABLE criterion_named AS
WITH named AS (
    SELECT b.criterion_id, b.kind, b.code
    FROM asked_day AS d
    JOIN criterion_basis AS b ON b.campaign_id = d.campaign_id
    UNION ALL
    SELECT a.assessed_id, 'score', concat_ws(' ', a.rubric_id, a.line_id)
    FROM rubric_year AS r
    JOIN rubric_assessed AS a
        ON a.campaign_id = r.campaign_id AND a.rubric_id = r.rubric_id AND a.version = r.version
)
SELECT
    criterion_id,
    count(DISTINCT code) FILTER (kind = 'indicator') AS indicator_count,
    count(DISTINCT code) FILTER (kind = 'score') AS score_count,
    count(DISTINCT code) FILTER (kind = 'task') AS task_count,
    count(DISTINCT code) FILTER (kind = 'rule') AS rule_count
FROM named
GROUP BY criterion_id;
