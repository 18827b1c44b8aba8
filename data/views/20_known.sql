-- What was known on a date, and who was there.

-- First moment after the as-of date: what arrived on the day itself is known.
CREATE OR REPLACE MACRO day_after(as_of) AS as_of::TIMESTAMP + INTERVAL 1 DAY;

-- Values that counted at the end of the as-of date, of periods that were over by then.
CREATE OR REPLACE MACRO known_result(for_campaign, as_of) AS TABLE
    SELECT
        r.unit_id,
        r.indicator_id,
        r.period_id,
        p.phase_id,
        p.end_date,
        r.value,
        r.note,
        r.submission_id
    FROM result AS r
    JOIN period AS p ON p.campaign_id = r.campaign_id AND p.period_id = r.period_id
    WHERE r.campaign_id = for_campaign
        AND r.known_from < day_after(as_of)
        AND r.known_until >= day_after(as_of)
        AND p.end_date <= as_of;

-- Is there still time at the end of the as-of date? Its last second may be the last on-time one.
CREATE OR REPLACE MACRO is_still_open(of_due, as_of) AS
    of_due IS NULL OR of_due >= day_after(as_of) - INTERVAL 1 SECOND;

-- May the figures of a period be asked for? Once its filing deadline has passed. A published table
-- asks nobody: its figures are there once the period is over.
CREATE OR REPLACE MACRO is_past_due(of_level, of_end, of_due, as_of) AS
    CASE WHEN of_level = 'published' THEN of_end <= as_of ELSE NOT is_still_open(of_due, as_of) END;

-- The day whose units are counted: the as-of date, but never later than the campaign's last day,
-- so that a campaign that is over keeps the units it ended with.
CREATE OR REPLACE MACRO roster_date(for_campaign, as_of) AS
    least(as_of, (SELECT max(f.end_date) FROM phase AS f WHERE f.campaign_id = for_campaign));

-- Was a unit there on a day? From its first day to its last one, both included.
CREATE OR REPLACE MACRO is_there(of_from, of_until, on_day) AS
    of_from <= on_day AND (of_until IS NULL OR of_until >= on_day);

-- Units of the selection on that day, and the group each is shown in.
-- A null filter means all; the cluster is that of the day.
CREATE OR REPLACE MACRO scoped_unit(
    for_campaign, as_of, by_level, of_type, of_cluster, of_unit
) AS TABLE
    SELECT
        u.unit_id,
        u.unit_name,
        u.short_name,
        u.unit_type,
        m.cluster_id,
        CASE by_level
            WHEN 'unit' THEN u.unit_id
            WHEN 'cluster' THEN m.cluster_id
            WHEN 'unit_type' THEN u.unit_type
            ELSE 'all'
        END AS group_id,
        CASE by_level
            WHEN 'unit' THEN u.short_name
            WHEN 'cluster' THEN m.cluster_name_vi
            WHEN 'unit_type' THEN t.label_vi
            ELSE c.short_vi
        END AS group_name_vi,
        CASE by_level
            WHEN 'unit' THEN u.short_name
            WHEN 'cluster' THEN m.cluster_name_en
            WHEN 'unit_type' THEN t.label_en
            ELSE c.short_en
        END AS group_name_en
    FROM unit AS u
    JOIN campaign AS c ON c.campaign_id = u.campaign_id
    JOIN unit_type AS t ON t.campaign_id = u.campaign_id AND t.unit_type = u.unit_type
    LEFT JOIN membership AS m
        ON m.campaign_id = u.campaign_id
        AND m.unit_id = u.unit_id
        AND is_there(m.from_date, m.to_date, roster_date(for_campaign, as_of))
    WHERE u.campaign_id = for_campaign
        AND is_there(u.valid_from, u.valid_to, roster_date(for_campaign, as_of))
        AND (of_type IS NULL OR u.unit_type = of_type)
        AND (of_cluster IS NULL OR m.cluster_id = of_cluster)
        AND (of_unit IS NULL OR u.unit_id = of_unit)
        AND (by_level <> 'cluster' OR m.cluster_id IS NOT NULL);

-- The as-of date one reporting period earlier.
CREATE OR REPLACE MACRO previous_date(of_cadence, as_of) AS
    (as_of - CASE of_cadence
        WHEN 'month' THEN INTERVAL 1 MONTH
        WHEN 'quarter' THEN INTERVAL 3 MONTH
        WHEN 'half' THEN INTERVAL 6 MONTH
        ELSE INTERVAL 12 MONTH
    END)::DATE;

-- Whether a unit reported anew and its value before was one period older: then the two compare.
CREATE OR REPLACE MACRO is_next(of_cadence, latest_date, latest_before) AS
    latest_date > latest_before AND latest_before >= previous_date(of_cadence, latest_date);

-- Name of a scope: everybody, a type, a cluster, a type within a cluster, one unit; null is all. One
-- unit is the same scope whatever else is asked of it.
CREATE OR REPLACE MACRO scope_of(of_type, of_cluster, of_unit) AS
    CASE
        WHEN of_unit IS NOT NULL THEN 'unit:' || of_unit
        ELSE 'all:' || coalesce(of_type, '*') || ':' || coalesce(of_cluster, '*')
    END;

-- Name of the filters of a selection, each null where all are meant.
CREATE OR REPLACE MACRO asked_of(of_type, of_cluster, of_unit) AS
    concat_ws(':', coalesce(of_type, '*'), coalesce(of_cluster, '*'), coalesce(of_unit, '*'));
