-- Steps of proposals (bước xử lý) in the order they were taken, with the days each took.
--
-- grain:   one row per step_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: step_id                       text
--          proposal_id                   text
--          unit_id                       text
--          short_name                    text
--          state                         text
--          route_step                    bigint
--          actor_vi                      text
--          actor_en                      text
--          on_date                       date
--          step_days                     bigint    days
--          document                      text
--          reason                        text
--          verdict                       text
--          recorded_at                   timestamp
--          recorded_by                   text
--          file_name                     text
--          line                          bigint
SELECT
    s.step_id,
    s.proposal_id,
    p.unit_id,
    u.short_name,
    s.state,
    s.route_step,
    r.actor_vi,
    r.actor_en,
    s.on_date,
    s.on_date - coalesce(
        lag(s.on_date) OVER (PARTITION BY s.proposal_id ORDER BY s.turn), p.proposed_on
    ) AS step_days,
    s.document,
    s.reason,
    s.verdict,
    s.recorded_at,
    s.recorded_by,
    s.file_name,
    s.line
FROM known_step AS s
JOIN known_proposal AS p ON p.proposal_id = s.proposal_id
JOIN unit AS u ON u.campaign_id = p.campaign_id AND u.unit_id = p.unit_id
LEFT JOIN award_route AS r
    ON r.campaign_id = s.campaign_id AND r.position = s.route_step
ORDER BY s.proposal_id, s.turn
