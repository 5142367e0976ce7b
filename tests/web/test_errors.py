import pytest

from smallwins.catalogue import language
from smallwins.catalogue.statuses import STATUS
from smallwins.domain.errors import Refusal
from smallwins.web.errors import in_two
from smallwins.web.page import own_address
from tests.web.conftest import Browser
from tests.web.walked import step


def test_a_page_that_is_not_there_is_told_calmly(browser: Browser) -> None:
    answer = browser.get("/nowhere")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text


@pytest.mark.parametrize(
    ("spoken", "said"), [("ar", "لا توجد"), ("fr", "pas de telle page"), ("en", "There is no such page.")]
)
def test_a_page_that_is_not_there_is_told_in_the_language_of_the_browser(
    browser: Browser, spoken: str, said: str
) -> None:
    language.use("fr" if spoken == "ar" else "ar")

    assert said in browser.get("/nowhere", **{"accept-language": spoken}).text


def test_a_wrong_method_is_told_calmly(browser: Browser) -> None:
    answer = browser.get("/undo")

    assert answer.status_code == 405
    assert "Nothing was changed" in answer.text


def test_a_refusal_is_a_sentence_on_a_page(browser: Browser) -> None:
    answer = browser.post("/undo", rev="77")

    assert answer.status_code == 404
    assert "not in the history" in answer.text
    assert "<h1>" in answer.text


def test_what_one_wrote_stands_beside_a_refusal_so_that_nothing_is_lost(browser: Browser) -> None:
    held = step(browser, "Write the letter")
    browser.post(f"/steps/{held.id}/criteria", lines="It rhymes")
    browser.post(f"/steps/{held.id}/start")

    answer = browser.post(f"/steps/{held.id}/criteria/0/amend", text="Eine Seite, صفحة واحدة 🙂", reason="")

    assert answer.status_code == 422
    assert "Write one; it stays visible" in answer.text
    assert '<blockquote dir="auto">Eine Seite, صفحة واحدة 🙂</blockquote>' in answer.text


def test_what_is_secret_is_not_shown_again(browser: Browser) -> None:
    answer = browser.post("/settings/lock", passphrase="my own long words", again="my own long word")

    assert answer.status_code == 422
    assert "my own long" not in answer.text


def test_htmx_gets_the_sentence_as_a_line(browser: Browser) -> None:
    answer = browser.post("/undo", rev="77", headers={"hx-request": "true"})

    assert answer.headers["hx-retarget"] == "#toast"
    assert answer.text.startswith('<div id="refusal"')


def test_an_input_to_mend_is_422_and_a_full_disk_507() -> None:
    assert STATUS.get(Refusal("entry.empty").code, 422) == 422
    assert STATUS["store.full"] == 507


@pytest.mark.parametrize(
    "path",
    [
        "/days?before=0001-01-05",
        "/reviews/period/week?day=0001-01-01",
        "/reviews/period/week?day=9999-12-31",
        "/history?before=99999999999999999999",
    ],
)
def test_beyond_the_calendar_and_the_largest_number_there_is_no_page(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/metrics?tag=هدوء&q=a%20b#x", "/metrics?tag=%D9%87%D8%AF%D9%88%D8%A1&q=a%20b#x"),
        ("//elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("/\t/elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
    ],
)
def test_the_way_back_leads_to_a_page_of_ours_whatever_its_letters(address: str, sent: str) -> None:
    assert own_address(address) == sent


@pytest.mark.parametrize(
    ("sentence", "parted"),
    [
        (
            "It is not there. Nothing was changed; look again.",
            ("It is not there.", "Nothing was changed; look again."),
        ),
        (
            "“Dr. Ali” ends too early. Copy it once more.",
            ("“Dr. Ali” ends too early. Copy it once more.", ""),
        ),
        ("Write one; it stays", ("Write one; it stays", "")),
    ],
)
def test_what_happened_is_the_heading_and_what_was_kept_stands_beneath(
    sentence: str, parted: tuple[str, str]
) -> None:
    assert in_two(sentence) == parted
