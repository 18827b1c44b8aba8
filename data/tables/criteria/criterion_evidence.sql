-- What speaks of each criterion of each unit, whatever its kind: indicators, criteria of the rubric,
-- tasks, models. phase_id is null but for indicators.
--
-- grain: one row per unit_id, criterion_id, kind, code and phase_id
CREATE TABLE criterion_evidence AS
SELECT 'indicator' AS kind, NULL::DOUBLE AS out_of, * FROM criterion_indicator
UNION ALL BY NAME
SELECT 'score' AS kind, * EXCLUDE (year) FROM criterion_score
UNION ALL BY NAME
SELECT 'task' AS kind, * FROM criterion_task
UNION ALL BY NAME
SELECT 'model' AS kind, * FROM criterion_model;
