-- The as-of date one reporting period earlier, which changes are measured from.
--
-- grain: one row
CREATE TABLE earlier_day AS
SELECT previous_date AS as_of
FROM asked_day;
