from smallwins.statistics.enough import NotEnough


def test_not_enough_says_how_far_it_is() -> None:
    answer = NotEnough(have=3, need=5, unit="lapses")

    assert answer.need - answer.have == 2
    assert answer == NotEnough(3, 5, "lapses")
