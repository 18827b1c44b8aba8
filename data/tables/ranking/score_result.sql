-- What a total and a rank may lead to: the highest grade (xếp loại) the total reaches, on full
-- precision; the first award form the rank may be proposed for (được đề nghị), from which a veto of
-- either kind keeps.
--
-- grain: one row per asked_stage, year and unit_id
CREATE TABLE score_result AS
WITH grade AS (
    SELECT
        *,
        rank() OVER (
            PARTITION BY campaign_id, rubric_id, version ORDER BY grade_points DESC
        ) AS grade_position
    FROM rubric_grade
),
graded AS (
    SELECT
        r.*,
        g.grade_id,
        g.grade_vi,
        g.grade_en,
        g.grade_position
    FROM score_rank AS r
    LEFT JOIN grade AS g
        ON g.campaign_id = r.campaign_id
        AND g.rubric_id = r.rubric_id
        AND g.version = r.version
        AND r.score_points >= g.grade_points - 1e-9
    QUALIFY row_number() OVER (
        PARTITION BY r.asked_stage, r.year, r.unit_id ORDER BY g.grade_position
    ) = 1
)
SELECT
    g.*,
    a.award_form,
    f.label_vi AS award_vi,
    f.label_en AS award_en
FROM graded AS g
LEFT JOIN (
    SELECT
        a.*,
        coalesce(m.grade_points, 0) AS award_points
    FROM rubric_award AS a
    LEFT JOIN rubric_grade AS m USING (campaign_id, rubric_id, version, grade_id)
) AS a
    ON a.campaign_id = g.campaign_id
    AND a.rubric_id = g.rubric_id
    AND a.version = g.version
    AND g.cluster_rank BETWEEN a.rank_from AND a.rank_to
    AND g.score_points >= a.award_points - 1e-9
    AND g.veto_effect IS NULL
LEFT JOIN award_form AS f ON f.campaign_id = a.campaign_id AND f.form_id = a.award_form
QUALIFY row_number() OVER (
    PARTITION BY g.asked_stage, g.year, g.unit_id ORDER BY a.award_position
) = 1;
