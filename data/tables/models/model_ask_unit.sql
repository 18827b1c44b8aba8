-- Requirements on models that a plan puts to each unit, and what the register says of each unit.
--
-- Met is as many as the plan names, one where it names none. Whoever told of no model has not
-- reported; who has fewer has not met it once its day has passed.
-- grain: one row per ask_id and unit_id
CREATE TABLE model_ask_unit AS
WITH bound AS (
    SELECT a.*, u.unit_id, u.entered_count
    FROM asked_day AS d
    JOIN model_ask AS a ON a.campaign_id = d.campaign_id AND a.is_of_units
    CROSS JOIN model_unit AS u
    LEFT JOIN model_party AS p
        ON p.campaign_id = a.campaign_id AND p.ask_id = a.ask_id
    GROUP BY ALL
    HAVING count(p.unit_type) = 0 OR bool_or(p.unit_type = u.unit_type)
),
counted AS (
    SELECT
        b.ask_id,
        b.unit_id,
        b.entered_count,
        b.at_least,
        b.due_on,
        count(m.model_id) AS counted
    FROM bound AS b
    LEFT JOIN model_state AS m
        ON m.unit_id = b.unit_id
        AND is_counted_model(b.counts, b.kind, m.state, m.recognised_on, m.kind)
    GROUP BY ALL
)
SELECT
    c.ask_id,
    c.unit_id,
    c.counted,
    CASE
        WHEN c.counted >= coalesce(c.at_least, 1) THEN 'met'
        WHEN c.entered_count = 0 THEN 'not_reported'
        WHEN c.due_on < d.as_of THEN 'not_met'
        ELSE 'not_due'
    END AS state
FROM asked_day AS d
CROSS JOIN counted AS c;
