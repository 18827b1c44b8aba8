-- What state each proposal is in (trạng thái) on a date, and the day it reached each.

-- How many steps of each state the route of a campaign has: a route without a council has no
-- step that passes, and then nothing is ever passed.
CREATE OR REPLACE MACRO route_steps(for_campaign) AS TABLE
    SELECT
        state,
        count(*) AS step_count
    FROM award_route
    WHERE campaign_id = for_campaign
    GROUP BY state;

-- Days a proposal reached each state; appraised only once every appraiser is done.
CREATE OR REPLACE MACRO award_day(for_campaign, as_of) AS TABLE
    WITH step AS (FROM known_step(for_campaign, as_of)),
    done AS (
        SELECT
            s.proposal_id,
            s.state,
            max(s.on_date) AS on_date,
            count(DISTINCT s.route_step) AS step_count
        FROM step AS s
        GROUP BY s.proposal_id, s.state
    ),
    reached AS (
        SELECT d.*
        FROM done AS d
        LEFT JOIN route_steps(for_campaign) AS r ON r.state = d.state
        WHERE d.step_count >= coalesce(r.step_count, 0)
    )
    SELECT
        s.proposal_id,
        max(s.turn) AS turn_count,
        arg_max(s.state, s.turn) AS last_state,
        arg_max(s.on_date, s.turn) AS last_on,
        max(CASE WHEN s.state IN ('passed', 'decided') THEN s.step_id END) AS turn,
        any_value(CASE WHEN r.state = 'appraised' THEN r.on_date END) AS appraised_on,
        any_value(CASE WHEN r.state = 'passed' THEN r.on_date END) AS passed_on,
        any_value(CASE WHEN r.state = 'decided' THEN r.on_date END) AS decided_on,
        any_value(CASE WHEN r.state = 'issued' THEN r.on_date END) AS issued_on
    FROM step AS s
    LEFT JOIN reached AS r ON r.proposal_id = s.proposal_id
    GROUP BY s.proposal_id;

-- Class of a recipient (form 0603) → the subject it is of.
CREATE OR REPLACE MACRO subject_of(recipient_class) AS
    CASE
        WHEN recipient_class IN ('collective', 'enterprise') THEN 'collective'
        WHEN recipient_class = 'household' THEN 'household'
        ELSE 'individual'
    END;

-- Each proposal known on the date with its state and days; decided_on stays null once revoked.
CREATE OR REPLACE MACRO award_state(for_campaign, as_of) AS TABLE
    SELECT
        p.*,
        u.short_name,
        u.unit_type,
        m.cluster_id,
        subject_of(p.recipient_class) AS subject,
        f.level,
        f.family,
        f.position AS form_position,
        award_phase(p.campaign_id, p.proposed_on, p.year, p.occasion) AS phase_id,
        CASE
            WHEN d.last_state IN ('issued', 'returned', 'refused', 'revoked') THEN d.last_state
            WHEN d.decided_on IS NOT NULL THEN 'decided'
            WHEN d.passed_on IS NOT NULL THEN 'passed'
            WHEN d.appraised_on IS NOT NULL THEN 'appraised'
            ELSE 'proposed'
        END AS state,
        d.appraised_on,
        d.passed_on,
        CASE WHEN coalesce(d.last_state, '') != 'revoked' THEN d.decided_on END AS decided_on,
        d.issued_on,
        d.last_on,
        d.turn
    FROM known_proposal(for_campaign, as_of) AS p
    JOIN unit AS u ON u.campaign_id = p.campaign_id AND u.unit_id = p.unit_id
    JOIN award_form AS f ON f.campaign_id = p.campaign_id AND f.form_id = p.form_id
    LEFT JOIN membership AS m
        ON m.campaign_id = p.campaign_id
        AND m.unit_id = p.unit_id
        AND m.year = p.year
        AND m.is_year_last
    LEFT JOIN award_day(for_campaign, as_of) AS d ON d.proposal_id = p.proposal_id;

-- Whether the route has a step where the council passes.
CREATE OR REPLACE MACRO has_council(for_campaign) AS EXISTS (
    SELECT 1
    FROM award_route AS r
    WHERE r.campaign_id = for_campaign AND r.state = 'passed'
);

-- Words and order of what awards are counted by.
CREATE OR REPLACE MACRO award_label(for_campaign) AS TABLE
    SELECT 'form' AS dimension, form_id AS key, label_vi, label_en, position
    FROM award_form
    WHERE campaign_id = for_campaign
    UNION ALL
    SELECT 'content', content_id, short_vi, short_en, position
    FROM content
    WHERE campaign_id = for_campaign
    UNION ALL
    SELECT 'unit_type', unit_type, label_vi, label_en, position
    FROM unit_type
    WHERE campaign_id = for_campaign
    UNION ALL
    SELECT
        'cluster',
        cluster_id,
        any_value(cluster_name_vi),
        any_value(cluster_name_en),
        row_number() OVER (ORDER BY cluster_id)
    FROM membership
    WHERE campaign_id = for_campaign
    GROUP BY cluster_id;
