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
--          decided_on                    date
--          issued_on                     date
--          last_on                       date
--          turn                          text
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
WITH verdict AS (
    SELECT proposal_id, arg_max(verdict, step_id) AS verdict_then
    FROM known_step
    WHERE state = 'decided'
    GROUP BY proposal_id
)
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
    a.decided_on,
    a.issued_on,
    a.last_on,
    a.turn,
    a.papers,
    a.sets,
    a.earlier_form,
    a.earlier_on,
    a.base_titles,
    a.attested,
    a.document,
    v.verdict_then,
    s.file_name,
    a.sheet,
    a.cell
FROM award_state AS a
JOIN submission AS s ON s.submission_id = a.submission_id
LEFT JOIN verdict AS v ON v.proposal_id = a.proposal_id
ORDER BY a.form_position, a.short_name COLLATE vi, a.proposal_id
