"""The guess is arithmetic on plain values."""

from jielin.catalogue.guessing import Candidate, found_in, lexicon, rank

LAMP, STAIR, FIRE = 1, 2, 3
KNOWN = lexicon(
    [
        Candidate(LAMP, ("路灯不亮", "路灯", "黑灯瞎火")),
        Candidate(STAIR, ("楼道灯不亮", "声控灯")),
        Candidate(FIRE, ("占用消防通道", "消防车")),
    ]
)


def keys(text: str, limit: int = 5) -> list[int]:
    return [hit.key for hit in rank(text, KNOWN, limit)]


def test_the_word_that_stands_in_the_text_decides() -> None:
    assert keys("门口的路灯又坏了")[0] == LAMP
    assert keys("楼道里的声控灯怎么跺脚都没反应")[0] == STAIR


def test_a_longer_word_weighs_more_than_a_shorter_one() -> None:
    known = lexicon([Candidate(1, ("停水",)), Candidate(2, ("停水通知没收到",))])
    assert [hit.key for hit in rank("停水通知没收到", known, 2)] == [2, 1]


def test_a_word_inside_a_longer_one_is_not_counted_twice() -> None:
    nested = lexicon([Candidate(1, ("路灯", "路灯不亮")), Candidate(2, ("别的",))])
    alone = lexicon([Candidate(1, ("路灯不亮",)), Candidate(2, ("别的",))])
    assert rank("路灯不亮", nested, 1)[0].score == rank("路灯不亮", alone, 1)[0].score
    assert rank("路灯不亮", nested, 1)[0].matched == ("路灯不亮",)


def test_equal_scores_keep_the_order_of_the_sheet() -> None:
    known = lexicon([Candidate(9, ("停电",)), Candidate(4, ("停电",))])
    assert [hit.key for hit in rank("又停电了", known, 5)] == [9, 4]


def test_parts_of_words_speak_when_no_whole_word_does() -> None:
    hit = rank("消防那条道被占用了", KNOWN, 1)[0]
    assert (hit.key, hit.matched) == (FIRE, ("占用", "消防"))


def test_a_text_that_says_nothing_known_has_no_guess() -> None:
    assert keys("𠮷你好，今天天气不错😀<b>'; DROP TABLE</b>") == []
    assert keys("") == []


def test_spaces_width_and_capitals_make_no_difference() -> None:
    known = lexicon([Candidate(1, ("KTV",))])
    assert rank("楼下ｋ t ｖ太吵", known, 1)[0].matched == ("ktv",)


def test_the_limit_holds() -> None:
    assert len(keys("路灯不亮，声控灯不亮，消防车进不来", 2)) == 2


def test_found_words_are_the_longest_ones() -> None:
    words = ("煤气", "煤气味", "燃气泄漏")
    assert found_in("闻到燃气泄漏的煤气味", words) == ("燃气泄漏", "煤气味")
