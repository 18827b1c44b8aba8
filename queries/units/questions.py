"""Questions about one unit (đơn vị): finding it, who it is, its peers, what changed."""

from queries.question import Question
from schemas import frames as f

unit_search = Question("unit_search", f.UnitSearch, text="", limit=12)
unit_identity = Question("unit_identity", f.UnitIdentity, is_of_asked=True)
unit_events = Question("unit_events", f.UnitEvents, is_of_asked=True)
unit_clusters = Question("unit_clusters", f.UnitClusters, is_of_asked=True)
unit_peers = Question("unit_peers", f.UnitPeers)
unit_progress = Question("unit_progress", f.UnitProgress)
unit_change = Question("unit_change", f.UnitChange)
unit_remarks = Question("unit_remarks", f.UnitRemarks)
difficulty_words = Question("difficulty_words", f.DifficultyWords)
