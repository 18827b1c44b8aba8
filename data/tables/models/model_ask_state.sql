-- What the register answers to each requirement of the plan on models, with its clause.
--
-- A requirement without a number is only counted. Where nobody told of any model there is no answer:
-- counted is null, never 0.
-- grain: one row per ask_id
CREATE TABLE model_ask_state AS
WITH said AS (
    SELECT
        a.ask_id,
        count(m.model_id) AS entered_count,
        count(m.model_id) FILTER (
            WHERE is_counted_model(a.counts, a.kind, m.state, m.recognised_on, m.kind)
        ) AS counted
    FROM asked_day AS d
    JOIN model_ask AS a ON a.campaign_id = d.campaign_id
    LEFT JOIN model_state AS m ON true
    GROUP BY a.ask_id
),
units AS (
    SELECT
        u.ask_id,
        count(*) AS unit_count,
        count(*) FILTER (WHERE u.state = 'met') AS met_count,
        count(*) FILTER (WHERE u.state = 'not_met') AS not_met_count,
        count(*) FILTER (WHERE u.state = 'not_reported') AS silent_count
    FROM model_ask_unit AS u
    GROUP BY u.ask_id
)
SELECT
    a.* EXCLUDE (campaign_id),
    CASE WHEN s.entered_count > 0 THEN s.counted END AS counted,
    coalesce(u.unit_count, 0) AS unit_count,
    coalesce(u.met_count, 0) AS met_count,
    coalesce(u.not_met_count, 0) AS not_met_count,
    coalesce(u.silent_count, 0) AS silent_count,
    CASE
        WHEN s.entered_count = 0 THEN 'not_reported'
        WHEN a.at_least IS NULL THEN 'counted'
        WHEN a.is_of_units AND u.met_count = u.unit_count THEN 'met'
        WHEN NOT a.is_of_units AND s.counted >= a.at_least THEN 'met'
        WHEN a.due_on < d.as_of THEN 'not_met'
        ELSE 'not_due'
    END AS state
FROM asked_day AS d
JOIN model_ask AS a ON a.campaign_id = d.campaign_id
JOIN said AS s ON s.ask_id = a.ask_id
LEFT JOIN units AS u ON u.ask_id = a.ask_id;
