-- Why a group stands where it does: what each unit and each indicator adds to its gap.

-- Fewest of some lifts, the largest first, that together reach a need. Lifts add up, so the largest
-- first are never more than any other choice. Null where all of them together do not reach it.
CREATE OR REPLACE MACRO fewest(of_lifts, of_need) AS
    list_transform(
        [list_reduce(
            list_transform(of_lifts, lambda lift: {'sum': lift, 'size': 1::BIGINT}),
            lambda so_far, next: CASE
                WHEN so_far.sum >= of_need THEN so_far
                ELSE {'sum': so_far.sum + next.sum, 'size': so_far.size + 1}
            END
        )],
        lambda last: CASE WHEN last.sum >= of_need THEN last.size END
    )[1];

-- Pace from which a figure is on its path, as rating() measures it, its 1e-9 included: of a phase
-- that is closed the whole of what is required.
CREATE OR REPLACE MACRO green_pace(of_closed, on_track) AS
    CASE WHEN of_closed THEN 1 ELSE on_track END - 1e-9;
