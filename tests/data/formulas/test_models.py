from tests.worlds.pipeline.steps import worth


def counted(kinds: str, state: str, recognised: str, counts: str = "recognised") -> bool:
    named = f"'{kinds}'" if kinds else "NULL"
    day = f"DATE '{recognised}'" if recognised else "NULL"
    found: bool = worth(f"is_counted_model('{counts}', {named}, '{state}', {day}, 'model')")
    return found


def test_a_model_in_use_counts_once_it_is_recognised_or_taken_over_as_asked() -> None:
    assert counted("", "replicated", "2026-05-01")
    assert not counted("", "replicated", "")
    assert counted("", "replicated", "", counts="replicated")
    assert not counted("", "in_use", "2026-05-01", counts="replicated")
    assert not counted("", "withdrawn", "2026-05-01")


def test_only_the_kinds_asked_for_count() -> None:
    assert counted("exemplar,model", "in_use", "2026-05-01")
    assert not counted("exemplar,initiative", "in_use", "2026-05-01")
