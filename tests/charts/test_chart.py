from __future__ import annotations

from smallwins.charts.chart import Chart, Table
from smallwins.charts.svg import escape, num, tile


def test_a_figure_says_its_sentence_draws_and_offers_a_table() -> None:
    table = Table(
        head=["Week of", "Minutes"], rows=[["9 March", "70"], ["16 March", "81 & more"]], word="As a table"
    )
    figure = Chart(svg="<svg/>", label="Minutes").told("Four <walks>.", table=table, small="In minutes.")

    assert figure.__html__() == (
        '<figure class="chart"><figcaption><span>Four &lt;walks&gt;.</span>'
        '<span class="small">In minutes.</span></figcaption><div class="plot"><svg/></div>'
        '<details class="astable"><summary>As a table</summary><table>'
        '<thead><tr><th scope="col">Week of</th><th scope="col">Minutes</th></tr></thead>'
        '<tbody><tr><th scope="row">9 March</th><td>70</td></tr>'
        '<tr><th scope="row">16 March</th><td>81 &amp; more</td></tr></tbody></table></details></figure>'
    )


def test_a_chart_stands_in_a_template_as_it_is() -> None:
    assert Chart(svg="<svg/>", label="x").__html__() == "<svg/>"


def test_what_xml_forbids_is_left_out() -> None:
    assert escape("a\x00b\x1b<\ud800>\"'&\n") == "ab&lt;&gt;&quot;&#39;&amp;\n"


def test_numbers_are_short() -> None:
    assert [num(value) for value in (1.0, 0.5, 1 / 3, -0.001, float("inf"))] == ["1", "0.5", "0.33", "0", "0"]


def test_tiles_of_one_size_differ_in_their_place_alone() -> None:
    first, second = tile(18, 18, 5.7), tile(42, 6, 5.7)

    assert first.partition("l")[2] == second.partition("l")[2]
    assert first.startswith("M18 12.3l")
