"""Advice somebody means to take, put together from who is asked and how it is said; and what leads to advice."""

from __future__ import annotations

from itertools import product

import pytest
from conclusions import factors_told, signs_told

from adapter.words import Factor, Sign

ADVISERS = ("our safeguarding lead", "the DSL", "the named nurse for safeguarding", "the front door advice line")
INTENTIONS = ("I will ring {} tomorrow.", "To discuss with {}.", "Worker to check with {} first.", "Asking {} tonight.")
SETTLED = (
    "We never need to ask {}.",
    "He used to be {}.",
    "She was told about {}.",
    "If worried, staff should ring {}.",
)
OTHER_ADVICE = ("his solicitor", "the tissue viability nurse", "the pharmacist", "Citizens Advice about the debt")
WILLING = ("Happy for school to ring {}", "Keen on {}", "She would not mind {}", "Both consented to {}")
HELP = ("the family hub", "a parenting group", "early help")
FORUMS = ("supervision", "Thursday's MDT", "our team meeting", "my line manager", "the SG lead")
RAISED = ("I will raise this {} {}.", "To discuss {} {}.", "Going to take what he said {} {}.", "Worth a chat {} {}.")
OTHER_MATTERS = (
    "To discuss the hoist {} {}.",
    "I will ask about funding {} {}.",
    "She will raise it {} {}.",
    "We raised this {} {} last month.",
    "If worried, raise it {} {}.",
)
OTHER_MANAGERS = ("the housing manager", "the manager of the bank", "her line manager", "the care home manager")
UNWANTED = ("They horrify her.", "She would never act on it.", "Diagnosis: OCD.")
MEANT = ("She says she will do it.", "Voices tell her to.", "She cannot bear the crying.")


@pytest.mark.parametrize(("how", "who"), list(product(INTENTIONS, ADVISERS)))
def test_advice_somebody_means_to_take_is_read(how: str, who: str) -> None:
    assert Sign.ADVICE_MEANT in signs_told(f"Her son is 4. {how.format(who)}")


@pytest.mark.parametrize(("how", "who"), list(product(SETTLED, ADVISERS[:2])))
def test_advice_settled_or_not_wanted_is_not(how: str, who: str) -> None:
    assert Sign.ADVICE_MEANT not in signs_told(f"Her son is 4. {how.format(who)}")


@pytest.mark.parametrize("who", OTHER_ADVICE)
def test_advice_on_other_things_is_not(who: str) -> None:
    assert Sign.ADVICE_MEANT not in signs_told(f"Her son is 4. I will take advice from {who}.")


def _in(forum: str) -> str:
    return "with" if forum.startswith(("my", "the")) else "at"


@pytest.mark.parametrize(("how", "forum"), list(product(RAISED, FORUMS)))
def test_what_a_child_said_taken_to_those_at_work_is_read(how: str, forum: str) -> None:
    assert Sign.ADVICE_MEANT in signs_told(
        f"Her son is 4 and says he sleeps in the car. {how.format(_in(forum), forum)}"
    )


@pytest.mark.parametrize("forum", FORUMS)
def test_nothing_of_a_child_taken_to_those_at_work_is_not(forum: str) -> None:
    assert Sign.ADVICE_MEANT not in signs_told(f"Her son is 45. I will raise this {_in(forum)} {forum}.")


@pytest.mark.parametrize(("how", "forum"), list(product(OTHER_MATTERS, FORUMS)))
def test_other_matters_taken_to_those_at_work_are_not(how: str, forum: str) -> None:
    assert Sign.ADVICE_MEANT not in signs_told(f"Her son is 4. {how.format(_in(forum), forum)}")


@pytest.mark.parametrize("who", OTHER_MANAGERS)
def test_a_manager_the_writer_does_not_answer_to_is_not(who: str) -> None:
    assert Sign.ADVICE_MEANT not in signs_told(f"Her son is 4. I will ask {who} about it.")


@pytest.mark.parametrize(("how", "what"), list(product(WILLING, HELP)))
def test_help_for_the_family_is_welcome(how: str, what: str) -> None:
    assert Sign.AGREES_TO_HELP in signs_told(f"Her son Kit is 7. {how.format(what)}.")


@pytest.mark.parametrize("what", ["the commode", "a bath", "a shower chair", "physio", "the walking group"])
def test_help_for_the_adult_is_no_help_for_the_family(what: str) -> None:
    assert Sign.AGREES_TO_HELP not in signs_told(f"Her son Kit is 7. She said yes to {what}.")


@pytest.mark.parametrize("unwanted", UNWANTED)
def test_a_thought_that_is_not_wanted_is_no_harm(unwanted: str) -> None:
    signs = signs_told(f"She has thoughts of harming the baby, 8 weeks. {unwanted}")
    assert Sign.INTRUSIVE_THOUGHTS in signs
    assert Sign.HARM_TO_CHILD not in signs


@pytest.mark.parametrize(("unwanted", "meant"), list(product(UNWANTED, MEANT)))
def test_a_thought_that_is_meant_stays_harm(unwanted: str, meant: str) -> None:
    assert Sign.HARM_TO_CHILD in signs_told(f"She has thoughts of harming the baby, 8 weeks. {unwanted} {meant}")


@pytest.mark.parametrize("deed", ["She hit the baby, 8 weeks.", "He shook the baby, 8 weeks."])
def test_a_deed_beside_such_an_illness_stays_harm(deed: str) -> None:
    assert Sign.HARM_TO_CHILD in signs_told(f"{deed} She has OCD.")


@pytest.mark.parametrize(
    "work",
    [
        "Room leader at a private day nursery.",
        "She runs a breakfast club.",
        "He is a play leader.",
        "Cook at the infant school.",
    ],
)
def test_a_post_among_children_is_read(work: str) -> None:
    assert Sign.WORKS_WITH_CHILDREN in signs_told(work)


@pytest.mark.parametrize(
    "none",
    [
        "Her son goes to the breakfast club.",
        "Manager of a car wash.",
        "The cook at the school rang.",
        "Ex caretaker at the school.",
    ],
)
def test_a_childs_own_club_and_a_post_elsewhere_are_not(none: str) -> None:
    assert Sign.WORKS_WITH_CHILDREN not in signs_told(none)


@pytest.mark.parametrize(
    "thing", ["Three small anoraks on the pegs.", "Footsteps running overhead.", "Kids' lunch boxes."]
)
def test_small_things_and_feet_hint_at_children(thing: str) -> None:
    assert Sign.CHILDREN_HINTED in signs_told(f"Lives alone. {thing}")


@pytest.mark.parametrize(
    "none",
    [
        "There has been no contact with children's services.",
        "No contact with kids that she knows of.",
        "It is no secret from the children.",
    ],
)
def test_no_contact_with_a_service_is_no_ban(none: str) -> None:
    assert Factor.RISK_TO_CHILDREN not in factors_told(none)


@pytest.mark.parametrize("ban", ["Bail: no contact with children.", "He told her it was a secret from her mum."])
def test_a_ban_and_a_secret_stay_a_risk(ban: str) -> None:
    assert Factor.RISK_TO_CHILDREN in factors_told(ban)


@pytest.mark.parametrize(
    ("text", "is_so"), [("On mat leave until May.", False), ("Post on mat.", False), ("He is on MAT.", True)]
)
def test_treatment_is_written_in_capitals(text: str, is_so: bool) -> None:
    assert (Factor.DRUGS in factors_told(text)) is is_so
