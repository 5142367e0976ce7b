from smallwins.application.looking.scales import find_questionnaire, shipped


def test_questionnaires_at_hand_are_found_by_their_id() -> None:
    for instrument in shipped():
        assert find_questionnaire(instrument.id) is instrument


def test_what_may_not_be_shipped_is_not_found() -> None:
    assert find_questionnaire("who-5") is None
