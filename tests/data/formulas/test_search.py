from tests.worlds.pipeline.steps import worth


def test_a_name_is_looked_for_without_marks_and_punctuation() -> None:
    assert worth("search_key('  Xã Càng-Long, Đông ')") == "xa cang long dong"


def rank(
    text: str, code: str = "84.01", key: str = "xa cang long", full: str = "xa cang long tra vinh"
) -> int:
    found: int = worth(f"name_rank('{text}', '{code}', '{key}', '{full}')")
    return found


def test_the_better_a_name_answers_the_earlier_it_stands() -> None:
    texts = ("84.01", "Càng Long", "xa cang", "cang lo", "canglong", "long tra", "khac")
    assert [rank(text) for text in texts] == [1, 2, 3, 4, 5, 6, 7]


def test_the_likeness_is_of_the_whole_name_or_its_last_words() -> None:
    assert worth("name_likeness('cang long', 'xa cang long')") == 1
    assert 0.9 < worth("name_likeness('cang lonh', 'xa cang long')") < 1
