-- Vetoes (điều kiện loại) that hold: found in the reports, or declared by appraisers and council.
--
-- grain: one row per year, unit_id and veto_id
CREATE TABLE veto_found AS
WITH forbidden AS (
    SELECT
        u.year,
        u.unit_id,
        u.cluster_id,
        v.veto_id,
        v.label_vi,
        v.label_en,
        v.effect,
        v.detected
    FROM scored_unit AS u
    JOIN rubric_veto AS v
        ON v.campaign_id = u.campaign_id AND v.rubric_id = u.rubric_id AND v.version = u.version
)
SELECT
    v.* EXCLUDE (detected),
    true AS is_detected,
    NULL AS evidence,
    NULL AS submission_id,
    NULL AS cell
FROM forbidden AS v
JOIN missed_paper AS p ON p.unit_id = v.unit_id AND p.detected = v.detected
UNION ALL
SELECT
    v.* EXCLUDE (detected),
    false,
    m.evidence,
    m.submission_id,
    m.cell
FROM forbidden AS v
JOIN known_score AS m
    ON m.year = v.year
    AND m.unit_id = v.unit_id
    AND m.item = 'veto'
    AND m.criterion_id = v.veto_id
WHERE v.detected IS NULL AND m.amount > 0
QUALIFY row_number() OVER (
    PARTITION BY v.year, v.unit_id, v.veto_id ORDER BY m.known_from DESC, m.stage DESC
) = 1;
