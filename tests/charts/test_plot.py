from __future__ import annotations

from smallwins.charts.bars import Bar, weeks_bars


def test_words_under_a_drawing_make_way_for_larger_letters() -> None:
    drawn = weeks_bars([Bar(value=3.0, word="3 h")], label="weeks", ends=("31 Aug", "this week")).svg

    assert drawn.count('class="foot"') == 2
    assert 'class="foot">3 h' not in drawn
