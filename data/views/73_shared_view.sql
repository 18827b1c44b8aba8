-- What is looked at where nobody says which: one rule for pages, shell and papers.

-- The shared period (kỳ chung): the latest that is over, so its reports are being collected or,
-- past the deadline, counted. Null before any period is over.
CREATE OR REPLACE MACRO shared_period(for_campaign, as_of) AS (
    SELECT arg_max(p.period_id, p.end_date)
    FROM period AS p
    WHERE p.campaign_id = for_campaign AND p.end_date <= as_of
);

-- The shared phase: the last one a period of which is due. A phase that has ended stays until the
-- deadline of the first period of the next, so that nobody opens on a phase without a report.
CREATE OR REPLACE MACRO shared_phase(for_campaign, as_of) AS (
    SELECT coalesce(max(f.phase_id) FILTER (p.due_at IS NOT NULL), min(f.phase_id))
    FROM phase AS f
    LEFT JOIN period AS p
        ON p.campaign_id = f.campaign_id
        AND p.phase_id = f.phase_id
        AND p.end_date <= as_of
        AND NOT is_still_open(p.due_at, as_of)
    WHERE f.campaign_id = for_campaign
);

-- Years that can be reported on, each from the day it is looked at: a period of it is over, or its
-- yearly report is due within three months.
CREATE OR REPLACE MACRO reported_year(for_campaign) AS TABLE
    SELECT
        o.year,
        min(coalesce(p.end_date, (o.due_at - INTERVAL 3 MONTH)::DATE)) AS opens_on
    FROM obligation(for_campaign) AS o
    LEFT JOIN period AS p ON p.campaign_id = for_campaign AND p.period_id = o.period_id
    WHERE o.year IS NOT NULL AND coalesce(p.end_date, o.due_at) IS NOT NULL
    GROUP BY o.year;

-- The shared year: the last of them by the date, so in early January the year just ended.
CREATE OR REPLACE MACRO shared_year(for_campaign, as_of) AS (
    SELECT coalesce(max(y.year) FILTER (y.opens_on <= as_of), min(y.year), year(as_of))::BIGINT
    FROM reported_year(for_campaign) AS y
);

-- The shared obligation: the report of the shared period; where none is owed, what
-- is due next, or was due last.
CREATE OR REPLACE MACRO shared_obligation(for_campaign, as_of) AS (
    SELECT coalesce(
        max(o.obligation_id) FILTER (o.obligation_id = shared_period(for_campaign, as_of)),
        arg_min(o.obligation_id, (o.due_at, o.obligation_id))
            FILTER (o.due_at IS NOT NULL AND is_still_open(o.due_at, as_of)),
        arg_max(o.obligation_id, (o.due_at, o.obligation_id)) FILTER (o.due_at IS NOT NULL)
    )
    FROM obligation(for_campaign) AS o
);
