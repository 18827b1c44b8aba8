-- What this store is: version, calendar, first view.
--
-- grain:   one row
-- params:  none
-- returns: version                       text
--          calendar                      text
--          today                         date
--          first_view                    date
--          is_sample                     boolean
SELECT
    version,
    calendar,
    today,
    first_view,
    is_sample
FROM store
ORDER BY version
