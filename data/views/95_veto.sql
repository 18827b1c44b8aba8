-- Vetoes (điều kiện loại) that hold: found in the reports, or declared by appraisers and council.

CREATE OR REPLACE MACRO rubric_veto(of_rubrics) AS TABLE
    WITH listed AS (
        SELECT
            rubric_id,
            unnest(from_json(said -> '$.vetoes', '[{
                "id": "VARCHAR", "label_vi": "VARCHAR", "label_en": "VARCHAR",
                "detected": "VARCHAR", "effect": "VARCHAR"}]')) AS v
        FROM query_table(of_rubrics)
    )
    SELECT
        rubric_id,
        v.id AS veto_id,
        v.label_vi,
        v.label_en,
        v.detected,
        v.effect
    FROM listed;

-- Units that handed in no plan, or no report of the year, though the time for it is over; who is
-- exempt missed nothing.
CREATE OR REPLACE MACRO missed_paper(for_campaign, as_of, of_year) AS TABLE
    SELECT DISTINCT
        unit_id,
        CASE kind WHEN 'plan' THEN 'no_plan' ELSE 'no_report' END AS detected
    FROM judged_unit(for_campaign, as_of, NULL, NULL, NULL, NULL)
    WHERE (obligation_id = 'yearly-' || of_year OR (kind = 'plan' AND year(due_at) <= of_year))
        AND state IN ('overdue', 'rejected')
        AND NOT is_still_open(due_at, as_of);

-- Vetoes of each unit; the names are those of scored_unit, rubric_veto and known_score.
CREATE OR REPLACE MACRO veto_found(for_campaign, as_of, of_year, of_units, of_vetoes, of_marks)
AS TABLE
    SELECT
        u.unit_id,
        u.cluster_id,
        u.short_name,
        v.veto_id,
        v.label_vi,
        v.label_en,
        v.effect,
        true AS is_detected,
        NULL AS evidence,
        NULL AS submission_id,
        NULL AS cell
    FROM query_table(of_units) AS u
    JOIN query_table(of_vetoes) AS v ON v.rubric_id = u.rubric_id
    JOIN missed_paper(for_campaign, as_of, of_year) AS p
        ON p.unit_id = u.unit_id AND p.detected = v.detected
    UNION ALL
    SELECT
        u.unit_id,
        u.cluster_id,
        u.short_name,
        v.veto_id,
        v.label_vi,
        v.label_en,
        v.effect,
        false,
        m.evidence,
        m.submission_id,
        m.cell
    FROM query_table(of_units) AS u
    JOIN query_table(of_vetoes) AS v ON v.rubric_id = u.rubric_id
    JOIN query_table(of_marks) AS m
        ON m.unit_id = u.unit_id AND m.item = 'veto' AND m.criterion_id = v.veto_id
    WHERE v.detected IS NULL AND m.amount > 0
    QUALIFY row_number() OVER (
        PARTITION BY u.unit_id, v.veto_id ORDER BY m.known_from DESC, m.stage DESC
    ) = 1;
