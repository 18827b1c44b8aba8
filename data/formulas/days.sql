-- What was known on a date, and who was there.

-- First moment after the as-of date: what arrived on the day itself is known.
CREATE OR REPLACE MACRO day_after(as_of) AS as_of::TIMESTAMP + INTERVAL 1 DAY;

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
