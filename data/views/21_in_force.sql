-- Targets and paths as they stood on a day: a revision counts from its own day on.

-- Assignments in force on the as-of date; a past date shows what was in force then.
CREATE OR REPLACE MACRO assignment_at(for_campaign, as_of) AS TABLE
    SELECT *
    FROM assignment
    WHERE campaign_id = for_campaign AND in_force_from <= as_of AND in_force_until > as_of;

-- Pieces of the required paths in force on the as-of date.
CREATE OR REPLACE MACRO path_at(for_campaign, as_of) AS TABLE
    SELECT *
    FROM path_segment
    WHERE campaign_id = for_campaign AND in_force_from <= as_of AND in_force_until > as_of;
