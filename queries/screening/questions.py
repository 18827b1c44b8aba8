"""Questions of the data (câu hỏi về số liệu): what the screening asks, and how often."""

from queries.question import Question
from schemas import frames as f

flag_list = Question("flag_list", f.FlagList)
flag_count = Question("flag_count", f.FlagCount)
flag_peers = Question("flag_peers", f.FlagPeers)
