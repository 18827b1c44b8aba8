-- Where each unit of every campaign stands on each indicator in the phase shown, as in unit_standing,
-- of the units that the whole campaign counts: those there on roster_date.
--
-- grain: one row per campaign_id, unit_id and indicator_id
CREATE TABLE nation_standing AS
WITH merged AS (
    SELECT DISTINCT campaign_id, heir_id AS unit_id, indicator_id
    FROM nation_way
    WHERE heir_id <> unit_id
),
whole AS (
    SELECT * EXCLUDE (member_id, path_id, is_in)
    FROM nation_member
    ANTI JOIN merged USING (campaign_id, unit_id, indicator_id)
    UNION ALL BY NAME
    SELECT
        campaign_id,
        unit_id,
        indicator_id,
        any_value(operator) AS operator,
        whole_of(is_in, value) AS value,
        whole_of(is_in, earlier_value) AS earlier_value,
        any_value(latest_date) AS latest_date,
        whole_of(is_in, baseline_value) AS baseline_value,
        whole_of(is_in, target_value) AS target_value,
        any_value(required_date) AS required_date,
        bool_or(is_illustrative) AS is_illustrative,
        any_value(adds_up) AS adds_up,
        any_value(weight) AS weight,
        whole_of(is_in, required_value) AS required_value
    FROM nation_member
    SEMI JOIN merged USING (campaign_id, unit_id, indicator_id)
    GROUP BY campaign_id, unit_id, indicator_id
)
SELECT
    w.*,
    w.value IS NOT NULL AND coalesce(w.weight, 0) > 0 AS is_counted
FROM whole AS w
JOIN nation_day AS d ON d.campaign_id = w.campaign_id
JOIN unit AS u
    ON u.campaign_id = w.campaign_id
    AND u.unit_id = w.unit_id
    AND is_there(u.valid_from, u.valid_to, d.roster_date);
