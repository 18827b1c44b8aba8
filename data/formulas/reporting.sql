-- Formulas of reporting, each said once.

-- On time or late is said of a moment; undated where there is no deadline to judge it by.
CREATE OR REPLACE MACRO timeliness(of_moment, of_due) AS
    CASE
        WHEN of_due IS NULL THEN 'undated'
        WHEN of_moment <= of_due THEN 'on_time'
        ELSE 'late'
    END;
