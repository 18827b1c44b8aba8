"""What each query returns, one model per file of queries/."""

from schemas.frames.award_counts import *  # noqa: F403
from schemas.frames.awards import *  # noqa: F403
from schemas.frames.bridge import *  # noqa: F403
from schemas.frames.criteria import *  # noqa: F403
from schemas.frames.gaps import *  # noqa: F403
from schemas.frames.marks import *  # noqa: F403
from schemas.frames.models import *  # noqa: F403
from schemas.frames.nation import *  # noqa: F403
from schemas.frames.obligations import *  # noqa: F403
from schemas.frames.progress import *  # noqa: F403
from schemas.frames.reference import *  # noqa: F403
from schemas.frames.reporting import *  # noqa: F403
from schemas.frames.scores import *  # noqa: F403
from schemas.frames.screening import *  # noqa: F403
from schemas.frames.shared_view import *  # noqa: F403
from schemas.frames.tasks import *  # noqa: F403
from schemas.frames.units import *  # noqa: F403
