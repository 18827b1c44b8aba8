"""Which builders show progress, and which of them conclude on it."""

# Builders whose slides show progress: both days stand on them.
DATED = frozenset(
    {
        *(
            "cover",
            "summary",
            "review_summary",
            "hinge_timeline",
            "contents",
            "behind",
            "trajectory",
        ),
        *("phase_contents", "phase_targets", "phase_trends", "unit_quadrants", "next_phase"),
        *("headline_paths", "quarter_gap", "unit_moves", "award_results", "decisions"),
        *("review_decisions", "method", "interim_method", "final_method", "cluster_results"),
    }
)

# Builders whose message concludes on progress: of too few units they only say how many there are.
CONCLUDING = DATED - {
    *("cover", "hinge_timeline", "award_results", "decisions", "review_decisions"),
    *("method", "interim_method", "final_method", "cluster_results"),
}
