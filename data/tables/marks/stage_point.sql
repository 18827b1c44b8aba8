-- What each stage said of each criterion; cross marks are brought together.
--
-- grain: one row per year, unit_id, criterion_id and stage
CREATE TABLE stage_point AS
SELECT
    year,
    unit_id,
    criterion_id,
    stage,
    CASE
        WHEN stage = 'cross' AND any_value(cross_rule) = 'median' THEN median(points)
        ELSE total(points) / nullif(count(points), 0)
    END AS points,
    bool_and(NOT is_applicable) AS is_not_applicable,
    count(points) AS marker_count,
    CASE WHEN stage <> 'cross' THEN any_value(amount) END AS amount,
    CASE WHEN stage <> 'cross' THEN any_value(against) END AS against,
    CASE WHEN stage <> 'cross' THEN any_value(evidence) END AS evidence,
    CASE WHEN stage <> 'cross' THEN any_value(reason) END AS reason
FROM mark_point
GROUP BY year, unit_id, criterion_id, stage;
