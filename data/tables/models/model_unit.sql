-- Each unit there on the day, with the models it has in use and those it took over.
--
-- Who has told of no model and took none over is silent: nothing said is never «has none».
-- grain: one row per unit_id
CREATE TABLE model_unit AS
WITH own AS (
    SELECT
        m.unit_id,
        count(*) AS entered_count,
        count(m.recognised_on) FILTER (WHERE m.state <> 'withdrawn') AS recognised_count
    FROM model_state AS m
    GROUP BY m.unit_id
),
taken AS (
    SELECT p.replicated_to AS unit_id, count(*) AS taken_count
    FROM model_path AS p
    WHERE p.state <> 'withdrawn'
    GROUP BY p.replicated_to
)
SELECT
    r.unit_id,
    r.short_name,
    r.unit_type,
    r.cluster_id,
    r.cluster_name_vi,
    r.cluster_name_en,
    coalesce(o.entered_count, 0) AS entered_count,
    coalesce(o.recognised_count, 0) AS recognised_count,
    coalesce(t.taken_count, 0) AS taken_count,
    CASE
        WHEN o.recognised_count > 0 THEN 'recognised'
        WHEN t.taken_count > 0 THEN 'taken'
        WHEN o.entered_count > 0 THEN 'entered'
        ELSE 'silent'
    END AS state
FROM roster AS r
LEFT JOIN own AS o ON o.unit_id = r.unit_id
LEFT JOIN taken AS t ON t.unit_id = r.unit_id;
