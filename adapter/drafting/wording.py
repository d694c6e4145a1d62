"""The words of a draft: routes, factors, signs and answers come in, the words a front door reads go out.

Labels only: what is said of a family is always a quotation. They name no statute, for law differs from nation to
nation: a rule states its own.
"""

from __future__ import annotations

from adapter.findings import Route
from adapter.referrals import Agreement, Informed, LawfulBasis
from adapter.words import CareTask, Factor, Sign, When

ABOUT = "About this referral"
CHILDREN = "The child or children"
ADULTS = "The adult"
SEEN = "What was seen or found"
TOLD = "What we were told"
NOT_KNOWN = "What is not known"
NOT_ASKED = "What was not asked"
OTHERS = "Who else is there"
SHARING = "Sharing"
SECTIONS = (ABOUT, CHILDREN, ADULTS, SEEN, TOLD, NOT_KNOWN, NOT_ASKED, OTHERS, SHARING)
"""In the order they are printed."""
BESIDE_OTHERS = "Also written"
"""Over words that tell something only beside others: no heading may claim of them what they do not say."""
SAFE_CONTACT = "How and when the adult can be contacted safely"

ROUTE_WORDS = {
    Route.IMMEDIATE_DANGER: "Immediate danger: 999 first, then this front door by phone",
    Route.SAFEGUARDING: "Safeguarding: a child may be suffering or likely to suffer significant harm",
    Route.ALLOCATED_WORKER: "Known child: for the allocated worker or the duty worker of that team",
    Route.CHILD_IN_NEED: "Child in need: an assessment of what the child and family need",
    Route.YOUNG_CARER: "Young carer: an assessment of the young carer's own needs",
    Route.EARLY_HELP: "Early help, with the family's agreement",
}
"""The routes a referral can be sent on, most urgent first."""

FACTOR_WORDS = {
    Factor.MENTAL_HEALTH: "Mental health",
    Factor.DRUGS: "Drugs",
    Factor.ALCOHOL: "Alcohol",
    Factor.DOMESTIC_ABUSE: "Domestic abuse",
    Factor.LEARNING_DISABILITY: "Learning disability",
    Factor.PHYSICAL_ILLNESS: "Physical illness or disability",
    Factor.CUSTODY: "Custody",
    Factor.BEREAVEMENT: "Bereavement",
    Factor.EXPLOITATION: "Exploitation",
    Factor.RISK_TO_CHILDREN: "Risk to children",
    Factor.HOME_CONDITIONS: "Conditions at home",
}
WHEN_WORDS = {When.CURRENT: "now", When.PAST: "in the past", When.UNKNOWN: "when is not known"}

SIGN_WORDS = {
    Sign.IMMEDIATE_DANGER: "Danger now",
    Sign.CHILD_WITHOUT_CARER: "A child without a carer",
    Sign.ADULT_TAKEN_AWAY: "The adult was taken to hospital, detained or arrested",
    Sign.ADULT_GOING_AWAY: "The adult is about to leave the home",
    Sign.HARM_TO_CHILD: "Harm to a child",
    Sign.NEGLECT_OF_CHILD: "A child's needs not met",
    Sign.ABUSE_WITNESSED: "A child seeing or hearing abuse",
    Sign.CHILD_THERE: "Where a child was",
    Sign.CHILD_EXPLOITED: "A child exploited by others",
    Sign.CHILD_IN_DELUSION_OR_PLAN: "A child in the adult's beliefs or plans",
    Sign.FGM: "Female genital mutilation",
    Sign.FORCED_MARRIAGE: "Forced marriage or so-called honour",
    Sign.MODERN_SLAVERY: "Modern slavery or trafficking",
    Sign.HOME_TAKEN_OVER: "A home taken over by others",
    Sign.RADICALISATION: "Radicalisation",
    Sign.ONLINE_HARM: "Harm online",
    Sign.PRIVATE_FOSTERING: "A child staying with people who are not close family",
    Sign.TAKEN_IN_BY_KIN: "A child brought up by relatives, without an order being named",
    Sign.WORKS_WITH_CHILDREN: "Work or a role with children",
    Sign.CHILD_NOT_SEEN: "A child nobody has seen",
    Sign.SCHOOL_MISSED: "School missed",
    Sign.HARDSHIP: "Housing, money or the right to stay",
    Sign.CARE_CHANGES: "A change in the adult's care",
    Sign.CARE_IMPAIRED: "Looking after the children",
    Sign.CHILD_AFFECTED: "How a child is affected",
    Sign.DISABLED_CHILD: "A child with a disability",
    Sign.CARER_AT_LIMIT: "A carer who cannot go on",
    Sign.NO_BACK_UP: "Nobody to call on",
    Sign.CANNOT_BE_LEFT: "An adult who may black out, drop things or should not be left",
    Sign.ALONE_WITH_CHILD: BESIDE_OTHERS,
    Sign.ADULT_IN_HOSPITAL: "The adult is in hospital or held",
    Sign.MINDED_FOR_NOW: "The child is with somebody for now",
    Sign.INTRUSIVE_THOUGHTS: "Unwanted thoughts",
    Sign.UNSAFE_SLEEP: "Sleeping with a baby",
    Sign.FIRE_RISK: "Fire",
    Sign.FAREWELL: "A goodbye",
    Sign.MEANS_AT_HAND: "A means to hand",
    Sign.LEFT_WITH_ADULT: "Left with the adult",
    Sign.MINDER_UNFIT: BESIDE_OTHERS,
    Sign.MINDER_UNKNOWN: "With somebody nobody knows",
    Sign.ADULT_INCAPABLE: "Found unable to stand, answer or be woken",
    Sign.THOUGHTS_OF_HARM: "Thoughts of harming a child",
    Sign.DRAWN_IN: "A child drawn in",
    Sign.PLAN_NOT_KEPT: "A plan not kept",
    Sign.CONCERN_NOT_SENT: "Not yet sent",
    Sign.CHILD_UNPLACED: "A child nobody can place",
    Sign.ADVICE_MEANT: "Advice the writer means to take",
    Sign.TAKEN_UP: BESIDE_OTHERS,
    Sign.NOTHING_NEW: BESIDE_OTHERS,
    Sign.HEAD_KNOCK: "A knock to the head",
    Sign.AFTER_A_KNOCK: "How the child is since the knock",
    Sign.TOGETHER_FOR_GOOD: "Together for good",
    Sign.ABUSED_BY_KIN: "Who abused the adult",
    Sign.ABUSER_NEAR: "Where that person is now",
    Sign.TOO_MUCH_TAKEN: "Too much of a medicine",
    Sign.ATTEMPT_TODAY: "An attempt on the adult's own life today",
    Sign.FAILING_NOW: BESIDE_OTHERS,
    Sign.AWAY_UNTOLD: "Away, and nobody says where",
    Sign.GAIN_OR_DEBT: "Money, hurts or a debt nobody explains",
    Sign.HATEFUL_TALK: "Talk or plans against others",
    Sign.DRAWN_APART: "Apart from friends, with people online",
    Sign.HARM_IN_TRUST: "Harm by somebody in a post of trust",
    Sign.WELL_TODAY: "Well on the day",
    Sign.SEVERE: "How severe it is",
    Sign.RELAPSE: "Becoming unwell again",
    Sign.STABLE: "What is stable",
    Sign.PROTECTIVE_ADULT: "An adult who helps",
    Sign.KNOWN_TO_CHILDRENS_SERVICES: "Children's services",
    Sign.WORRIES_ABOUT_HELPING: "Worries about helping",
    Sign.AGREES_TO_HELP: "Agreeing to help",
    Sign.CHILDREN_HINTED: "Hints of children",
    Sign.CHILDREN_SPOKEN_OF: "Children spoken of, not whose",
    Sign.UNSPECIFIED_CONCERN: "A safeguarding concern that does not say whose",
    Sign.DECLINED_TO_SAY: "Would rather not speak of children",
    Sign.SAFE_CONTACT: SAFE_CONTACT,
    Sign.WORTH_ASKING: "Words that may mean trouble or nothing",
}

TASK_WORDS = {
    CareTask.PERSONAL_CARE: "washing, dressing or other personal care",
    CareTask.MEDICATION: "medicines",
    CareTask.LIFTING: "lifting or moving",
    CareTask.HOUSEHOLD: "cooking, shopping or housework",
    CareTask.EMOTIONAL_SUPPORT: "emotional support",
    CareTask.INTERPRETING: "interpreting",
    CareTask.MONEY: "money or benefits",
    CareTask.SIBLING_CARE: "looking after brothers or sisters",
    CareTask.NIGHT_CARE: "care at night",
    CareTask.SUPERVISION: "keeping watch",
}

KNOWN_WORDS = {
    "adult.at_risk": "Adult safeguarding concern",
    "adult.pregnant": "Pregnancy",
    "adult.needs_care": "Help with daily life",
    "adult.cannot_care_for_child": "Caring for a child",
    "adult.lives_alone": "Living alone",
    "adult.has_unpaid_carer": "Unpaid carer",
    "adult.carer_may_be_a_child": "The carer's age is not written down",
}
ABOUT_OTHERS = ("adult.lives_alone", "adult.has_unpaid_carer", "adult.carer_may_be_a_child")

INFORMED_WORDS = {
    Informed.YES_BEFORE: "Yes, before this referral",
    Informed.YES_AFTER: "Yes, after it was decided",
    Informed.NO_UNSAFE: "No: telling would raise the risk. Do not tell the family of this referral without advice",
    Informed.NO_OTHER: "No, for another reason",
    Informed.NOT_YET: "Not yet",
}
AGREEMENT_WORDS = {
    Agreement.AGREED: "Agreed to the service",
    Agreement.REFUSED: "Refused the service",
    Agreement.NOT_ASKED: "Not asked",
    Agreement.NOT_REQUIRED: "Not required for this kind of referral",
}
BASIS_WORDS = {
    LawfulBasis.PUBLIC_TASK: "Public task: safeguarding children",
    LawfulBasis.LEGAL_OBLIGATION: "Legal obligation: a law requires it",
    LawfulBasis.VITAL_INTEREST: "Vital interests: somebody's life is at stake",
    LawfulBasis.OTHER: "Another basis, given below",
}
