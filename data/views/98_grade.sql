-- What a total and a rank may lead to: a grade, an award form to propose.

-- Grades (xếp loại) of the rubrics of a named relation.
CREATE OR REPLACE MACRO rubric_grade(of_rubrics) AS TABLE
    WITH listed AS (
        SELECT
            rubric_id,
            unnest(from_json(said -> '$.grades', '[{
                "id": "VARCHAR", "label_vi": "VARCHAR", "label_en": "VARCHAR",
                "min_points": "DOUBLE"}]')) AS g
        FROM query_table(of_rubrics)
    )
    SELECT
        rubric_id,
        g.id AS grade_id,
        g.label_vi AS grade_vi,
        g.label_en AS grade_en,
        g.min_points AS grade_points,
        rank() OVER (PARTITION BY rubric_id ORDER BY g.min_points DESC) AS grade_position
    FROM listed;

-- The grade of each ranked row: the highest it reaches, on full precision.
CREATE OR REPLACE MACRO graded(of_ranked, of_grades) AS TABLE
    SELECT
        r.*,
        g.* EXCLUDE (rubric_id)
    FROM query_table(of_ranked) AS r
    LEFT JOIN query_table(of_grades) AS g
        ON g.rubric_id = r.rubric_id AND r.score_points >= g.grade_points - 1e-9
    QUALIFY row_number() OVER (PARTITION BY r.unit_id ORDER BY g.grade_position) = 1;

-- Award forms that ranks may be proposed for (được đề nghị), in the rubric's order, with the words
-- of the campaign's profile.
CREATE OR REPLACE MACRO rubric_award(for_campaign, of_rubrics) AS TABLE
    WITH form AS (
        SELECT unnest(from_json(profile_json -> '$.awards.forms', '[{
            "id": "VARCHAR", "label_vi": "VARCHAR", "label_en": "VARCHAR"}]')) AS f
        FROM campaign
        WHERE campaign_id = for_campaign
    ),
    listed AS (
        SELECT
            rubric_id,
            generate_subscripts(from_json(said -> '$.awards', '["JSON"]'), 1) AS award_position,
            unnest(from_json(said -> '$.awards', '[{
                "form": "VARCHAR", "rank_from": "BIGINT", "rank_to": "BIGINT",
                "grade": "VARCHAR"}]')) AS a
        FROM query_table(of_rubrics)
    )
    SELECT
        l.rubric_id,
        l.award_position,
        l.a.form AS award_form,
        o.f.label_vi AS award_vi,
        o.f.label_en AS award_en,
        l.a.rank_from,
        l.a.rank_to,
        coalesce(g.grade_points, 0) AS award_points
    FROM listed AS l
    LEFT JOIN form AS o ON o.f.id = l.a.form
    LEFT JOIN rubric_grade(of_rubrics) AS g
        ON g.rubric_id = l.rubric_id AND g.grade_id = l.a.grade;

-- The first form each row may be proposed for; a veto of either kind keeps it from all.
CREATE OR REPLACE MACRO awarded(of_graded, of_awards) AS TABLE
    SELECT
        g.*,
        a.award_form,
        a.award_vi,
        a.award_en
    FROM query_table(of_graded) AS g
    LEFT JOIN query_table(of_awards) AS a
        ON a.rubric_id = g.rubric_id
        AND g.cluster_rank BETWEEN a.rank_from AND a.rank_to
        AND g.score_points >= a.award_points - 1e-9
        AND g.veto_effect IS NULL
    QUALIFY row_number() OVER (PARTITION BY g.unit_id ORDER BY a.award_position) = 1;
