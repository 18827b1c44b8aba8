"""What each query returns, one model per file of queries/."""

from schemas.frames.progress import *  # noqa: F403
from schemas.frames.reference import *  # noqa: F403
from schemas.frames.reporting import *  # noqa: F403
