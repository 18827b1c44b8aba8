"""The heap of the server: what it keeps for long is not looked through after every run.

Streamlit collects garbage at the end of each run of a page, over every object of the process: with
the libraries imported and the caches full that took longer than the page. What is there once the
usual pages are in the caches is frozen: set aside, and looked through again only by `settle`.
"""

import gc

# objects made since: looking through so many takes some 25 ms of each run
MOST = 50_000


def settle() -> None:
    """Collect all garbage, that frozen before included, and set aside what is left.

    It stops the process for some 0.2 s: once after each published version, not once a run. What
    was set aside and is garbage since (figures of an older version) goes here.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def is_grown() -> bool:
    """Whether so much was made since `settle` that each run pays for it again."""
    return len(gc.get_objects(generation=2)) > MOST
