-- How a value is rated against its path. Said once; every question uses these.

-- Does the value meet the target, by the target's own operator?
CREATE OR REPLACE MACRO is_met(of_operator, of_value, of_target) AS
    CASE of_operator
        WHEN 'gt' THEN of_value > of_target
        WHEN 'eq' THEN abs(of_value - of_target) < 1e-9
        WHEN 'le' THEN of_value <= of_target
        WHEN 'rank_le' THEN of_value <= of_target
        ELSE of_value >= of_target
    END;

-- Is there no way to go? A weighted mean of equal starts and targets misses equality by rounding.
CREATE OR REPLACE MACRO is_no_way(of_baseline, of_target) AS
    abs(of_target - of_baseline) <= 1e-12 * greatest(abs(of_baseline), abs(of_target), 1);

-- Share of the way from baseline to target, for higher and lower is better alike.
-- Where there is no way to go (baseline = target) it is 1 while the target is met, else 0.
CREATE OR REPLACE MACRO way_share(of_operator, of_value, of_baseline, of_target) AS
    CASE
        WHEN NOT is_no_way(of_baseline, of_target)
            THEN (of_value - of_baseline) / (of_target - of_baseline)
        WHEN is_no_way(of_baseline, of_target)
            THEN is_met(of_operator, of_value, of_target)::INTEGER::DOUBLE
    END;

-- A share held between 0 and 1; unknown stays unknown (greatest alone would make it 0).
CREATE OR REPLACE MACRO held(share) AS
    CASE WHEN share IS NOT NULL THEN least(greatest(share, 0), 1) END;

-- Pace (nhịp độ): achieved share over required share; unknown while nothing is required yet.
CREATE OR REPLACE MACRO pace_of(achieved, required) AS
    CASE WHEN required > 0 THEN achieved / required END;

-- Status of progress. Early: the phase target was met before the phase's last period. Once a phase
-- is closed its targets are met or not; nothing is on its way any more.
CREATE OR REPLACE MACRO rating(
    is_due, has_value, achieved, required, target_met, met_early, is_closed,
    exceeded, reached, on_track, slow
) AS
    CASE
        WHEN NOT is_due THEN 'not_due'
        WHEN NOT has_value THEN 'not_reported'
        WHEN achieved IS NULL THEN 'no_target'
        WHEN met_early THEN 'early'
        WHEN is_closed AND NOT target_met THEN 'not_met'
        WHEN required > 0 AND achieved / required >= exceeded - 1e-9 THEN 'exceeded'
        WHEN is_closed THEN 'reached'
        WHEN required IS NULL OR required <= 0 THEN 'on_track'
        WHEN achieved / required >= reached - 1e-9 THEN 'reached'
        WHEN achieved / required >= on_track - 1e-9 THEN 'on_track'
        WHEN achieved / required >= slow - 1e-9 THEN 'slow'
        ELSE 'at_risk'
    END;

-- Order of the statuses, so that a change has a direction; those that rate nothing have no place.
CREATE OR REPLACE MACRO status_order(of_status) AS
    CASE of_status
        WHEN 'not_met' THEN 1
        WHEN 'at_risk' THEN 2
        WHEN 'slow' THEN 3
        WHEN 'on_track' THEN 4
        WHEN 'reached' THEN 5
        WHEN 'exceeded' THEN 6
        WHEN 'early' THEN 7
    END;

-- Is a group, indicator or content of this status behind its path, or short of its target?
CREATE OR REPLACE MACRO is_behind(of_status) AS of_status IN ('slow', 'at_risk', 'not_met');

-- A figure as it is printed: half up, away from zero, on the decimal as written. Nine digits more
-- clear what binary arithmetic left behind, as translations/rounding.py does outside SQL.
CREATE OR REPLACE MACRO as_printed(of_value, decimals) AS
    sign(of_value) * floor(round(abs(of_value) * power(10, decimals), 9) + 0.5)
        / power(10, decimals);

-- A sum in a fixed order: added up in another order the last bit of a double may differ, and the
-- same question must give the same answer to the bit. Nulls are left out; of nothing it is null.
CREATE OR REPLACE MACRO total(of_value) AS list_sum(list(of_value ORDER BY of_value));

-- One value of several units, by the indicator's rule. A null is left out, never counted as 0;
-- 'none' has a value only where exactly one unit has one.
CREATE OR REPLACE MACRO added_up(rule, of_value, of_weight) AS
    CASE
        WHEN any_value(rule) IN ('sum', 'mean', 'weighted_mean') OR count(of_value) = 1
            THEN total(CASE rule WHEN 'weighted_mean' THEN of_value * of_weight ELSE of_value END)
    END
    / CASE any_value(rule)
        WHEN 'mean' THEN nullif(count(of_value), 0)
        WHEN 'weighted_mean' THEN nullif(list_sum(
            list(of_weight ORDER BY of_weight)
                FILTER (rule = 'weighted_mean' AND of_value IS NOT NULL)
        ), 0)
        ELSE 1
    END;

-- The same of one unit alone.
CREATE OR REPLACE MACRO alone(rule, of_value, of_weight) AS
    CASE rule
        WHEN 'weighted_mean' THEN of_value * of_weight / nullif(of_weight, 0)
        ELSE of_value
    END;

-- What a merger hands on: what adds up over time and over units. A share or a rank does not.
CREATE OR REPLACE MACRO is_handed_on(of_kind, of_rule) AS of_kind = 'flow' AND of_rule = 'sum';

-- A flow counts on from where its phase starts: from zero, or from the start the plan prints.
CREATE OR REPLACE MACRO counted_from(of_kind, of_start, of_value) AS
    CASE of_kind WHEN 'flow' THEN of_start + of_value ELSE of_value END;

-- A figure of several rows of one unit: null where one of those that are in lacks it.
CREATE OR REPLACE MACRO whole_of(is_in, of_value) AS
    CASE WHEN bool_and(NOT is_in OR of_value IS NOT NULL)
        THEN total(CASE WHEN is_in THEN of_value END)
    END;

-- A figure of the units shown; null where one of them has none, so that all are of the same units.
CREATE OR REPLACE MACRO same_units(rule, is_in, of_value, of_weight) AS
    CASE
        WHEN bool_and(NOT is_in OR of_value IS NOT NULL)
            THEN added_up(rule, CASE WHEN is_in THEN of_value END, of_weight)
    END;

-- Years between two days, at least one day.
CREATE OR REPLACE MACRO years_between(from_day, to_day) AS
    greatest(to_day - from_day, 1) / 365.25;

-- Direction of a change. First rated: new; rated no more: worse. A target still met is no fall:
-- when it was early before and its last figures come in, it becomes reached or exceeded.
CREATE OR REPLACE MACRO status_direction(status_now, status_before, target_met) AS
    CASE
        WHEN status_now = status_before THEN 'same'
        WHEN status_order(status_before) IS NULL THEN 'new'
        WHEN status_order(status_now) > status_order(status_before) THEN 'better'
        WHEN target_met THEN 'same'
        ELSE 'worse'
    END;
