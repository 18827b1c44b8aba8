-- Who stands for a unit that is closed: the unit it merged into, or that one's own successor.

-- A unit and the one it merged into, with the first day of that.
CREATE OR REPLACE MACRO merger(for_campaign) AS TABLE
    SELECT
        u.unit_id,
        s.unit_id AS heir_id,
        greatest(u.valid_to + 1, s.valid_from) AS from_date
    FROM unit AS u
    JOIN unit AS s ON s.campaign_id = u.campaign_id AND s.unit_id = u.successor_id
    WHERE u.campaign_id = for_campaign AND u.valid_to IS NOT NULL AND s.unit_id <> u.unit_id;

-- From which day each unit's sums count with which unit: always with itself first; then with its
-- successor, that one's, and so on up to the fourth. step says how many mergers away.
CREATE OR REPLACE MACRO heir(for_campaign) AS TABLE
    WITH first_heir AS (
        SELECT *
        FROM merger(for_campaign)
    ),
    second_heir AS (
        SELECT a.unit_id, b.heir_id, greatest(a.from_date, b.from_date) AS from_date
        FROM first_heir AS a
        JOIN merger(for_campaign) AS b ON b.unit_id = a.heir_id AND b.heir_id <> a.unit_id
    ),
    third_heir AS (
        SELECT a.unit_id, b.heir_id, greatest(a.from_date, b.from_date) AS from_date
        FROM second_heir AS a
        JOIN merger(for_campaign) AS b ON b.unit_id = a.heir_id AND b.heir_id <> a.unit_id
    ),
    fourth_heir AS (
        SELECT a.unit_id, b.heir_id, greatest(a.from_date, b.from_date) AS from_date
        FROM third_heir AS a
        JOIN merger(for_campaign) AS b ON b.unit_id = a.heir_id AND b.heir_id <> a.unit_id
    )
    SELECT unit_id, heir_id, from_date, 1 AS step FROM first_heir
    UNION ALL
    SELECT unit_id, heir_id, from_date, 2 FROM second_heir
    UNION ALL
    SELECT unit_id, heir_id, from_date, 3 FROM third_heir
    UNION ALL
    SELECT unit_id, heir_id, from_date, 4 FROM fourth_heir;

-- What a merger hands on: what adds up over time and over units. A share or a rank does not.
CREATE OR REPLACE MACRO is_handed_on(of_kind, of_rule) AS of_kind = 'flow' AND of_rule = 'sum';

-- Whom each unit's row of an indicator counts with on the as-of date: itself, or what is handed on,
-- its heir.
CREATE OR REPLACE MACRO counted_with(for_campaign, as_of) AS TABLE
    SELECT
        u.unit_id,
        i.indicator_id,
        CASE
            WHEN is_handed_on(i.kind, i.adds_up) THEN coalesce(h.heir_id, u.unit_id)
            ELSE u.unit_id
        END AS heir_id
    FROM unit AS u
    JOIN indicator AS i ON i.campaign_id = u.campaign_id
    LEFT JOIN (
        SELECT unit_id, arg_max(heir_id, step) AS heir_id
        FROM heir(for_campaign)
        WHERE from_date <= roster_date(for_campaign, as_of)
        GROUP BY unit_id
    ) AS h ON h.unit_id = u.unit_id
    WHERE u.campaign_id = for_campaign;
