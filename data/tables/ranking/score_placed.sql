-- Each unit at its cluster's ranked stage, with all that a rank needs; ranked once its total is
-- whole and no veto forbids it. Until then only known_points says what is known.
--
-- grain: one row per asked_stage, year and unit_id
CREATE TABLE score_placed AS
SELECT
    a.asked_stage,
    u.*,
    r.total_points,
    r.decimals,
    s.stage,
    g.* EXCLUDE (year, unit_id),
    t.known_points,
    CASE WHEN t.is_whole THEN t.known_points END AS score_points,
    t.bonus_points,
    t.penalty_points,
    coalesce(t.assessed_count, 0) AS assessed_count,
    coalesce(t.not_applicable_count, 0) AS not_applicable_count,
    k.veto_vi,
    k.veto_en,
    k.veto_effect,
    coalesce(t.is_whole, false) AND coalesce(k.veto_effect, '') <> 'no_rank' AS is_ranked
FROM scored_unit AS u
CROSS JOIN (
    VALUES ('latest'), ('self'), ('cross'), ('appraised'), ('council')
) AS a (asked_stage)
JOIN rubric_year AS r ON r.year = u.year AND r.rubric_id = u.rubric_id
LEFT JOIN ranked_stage AS s
    ON s.asked_stage = a.asked_stage AND s.year = u.year AND s.cluster_id = u.cluster_id
LEFT JOIN total_point AS t ON t.year = u.year AND t.unit_id = u.unit_id AND t.stage = s.stage
LEFT JOIN stage_total AS g ON g.year = u.year AND g.unit_id = u.unit_id
LEFT JOIN kept_out AS k ON k.year = u.year AND k.unit_id = u.unit_id;
