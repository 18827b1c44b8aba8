-- Proposals (đề nghị khen thưởng) known on the date, each with its state and days.
--
-- grain:   one row per proposal_id
-- params:  $campaign_id   text     campaign code
--          $as_of         date     as-of date
-- returns: proposal_id                   text
--          unit_id                       text
--          short_name                    text
--          unit_type                     text
--          cluster_id                    text
--          year                          bigint    year
--          phase_id                      text
--          subject                       text
--          recipient_class               text
--          recipient_id                  text
--          recipient_name                text
--          is_woman                      boolean
--          commune_id                    text
--          form_id                       text
--          form_vi                       text
--          form_en                       text
--          level                         text
--          family                        text
--          occasion                      text
--          content_id                    text
--          achievement_id                text
--          state                         text
--          proposed_on                   date
--          appraised_on                  date
--          passed_on                     date
--          submitted_on                  date
--          decided_on                    date
--          issued_on                     date
--          last_on                       date
--          turn                          text
--          has_appraisal                 boolean
--          has_council                   boolean
--          has_submission                boolean
--          next_step                     bigint
--          waits_for                     text
--          next_vi                       text
--          next_en                       text
--          papers                        text
--          sets                          bigint    sets
--          earlier_form                  text
--          earlier_on                    date
--          base_titles                   bigint
--          attested                      text
--          document                      text
--          verdict_then                  text
--          file_name                     text
--          sheet                         text
--          cell                          text
--          sha256                        text
SELECT
    a.proposal_id,
    a.unit_id,
    a.short_name,
    a.unit_type,
    a.cluster_id,
    a.year,
    a.phase_id,
    a.subject,
    a.recipient_class,
    a.recipient_id,
    a.recipient_name,
    a.is_woman,
    a.commune_id,
    a.form_id,
    a.form_vi,
    a.form_en,
    a.level,
    a.family,
    a.occasion,
    a.content_id,
    a.achievement_id,
    a.state,
    a.proposed_on,
    a.appraised_on,
    a.passed_on,
    a.submitted_on,
    a.decided_on,
    a.issued_on,
    a.last_on,
    a.turn,
    a.has_appraisal,
    a.has_council,
    a.has_submission,
    a.next_step,
    a.waits_for,
    r.actor_vi AS next_vi,
    r.actor_en AS next_en,
    a.papers,
    a.sets,
    a.earlier_form,
    a.earlier_on,
    a.base_titles,
    a.attested,
    a.document,
    a.verdict_then,
    s.file_name,
    a.sheet,
    a.cell,
    s.sha256
FROM award_state AS a
JOIN submission AS s ON s.submission_id = a.submission_id
LEFT JOIN award_route AS r
    ON r.campaign_id = a.campaign_id AND r.position = a.next_step
ORDER BY a.form_position, a.short_name COLLATE vi, a.proposal_id
