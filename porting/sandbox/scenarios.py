"""What happens to an order, chosen by the last two digits of its numbers.

`SCENARIOS` is the one table: the life of an order follows it, the admin page and docs/sandbox.md show it.
Digits that are not in it are an order without trouble, 00, 23 and 42 for ever so.
"""

from dataclasses import dataclass
from enum import StrEnum

from porting.domain.phone_number import E164
from porting.domain.rejection import RULES, ReasonCode, RejectionReason


class Behaviour(StrEnum):
    # of the whole order
    NOTHING_SPECIAL = "nothing_special"
    REJECTED_FIRST = "rejected_first"
    WRONG_PIN = "wrong_pin"
    NOTICE_FIRST = "notice_first"
    BACKBONE_REFUSES_FIRST = "backbone_refuses_first"
    BACKBONE_SILENT = "backbone_silent"
    CARRIER_SILENT = "carrier_silent"
    LOSING_CARRIER_SILENT = "losing_carrier_silent"
    REJECTED_AFTER_APPROVAL = "rejected_after_approval"
    DATE_CHANGES = "date_changes"
    CANCEL_REFUSED = "cancel_refused"
    # of the one number
    NOT_PORTABLE = "not_portable"
    REJECTED_AS_UNPORTABLE = "rejected_as_unportable"
    NEVER_ACTIVATES = "never_activates"
    FAILS_TO_ACTIVATE = "fails_to_activate"
    ACTIVATES_LATE = "activates_late"
    HELD_LATE = "held_late"
    OF_ANOTHER_CARRIER = "of_another_carrier"


_OF_ONE_NUMBER = frozenset(
    {
        Behaviour.NOT_PORTABLE,
        Behaviour.REJECTED_AS_UNPORTABLE,
        Behaviour.NEVER_ACTIVATES,
        Behaviour.FAILS_TO_ACTIVATE,
        Behaviour.ACTIVATES_LATE,
        Behaviour.HELD_LATE,
        Behaviour.OF_ANOTHER_CARRIER,
    }
)
#: Reasons that a losing carrier gives for a number, not for the account.
_ABOUT_A_NUMBER = frozenset(
    {
        ReasonCode.NUMBER_INACTIVE,
        ReasonCode.GOOGLE_VOICE_LOCKED,
        ReasonCode.PHONE_NUMBER_MISMATCH,
        ReasonCode.FREEZE,
        ReasonCode.SPECIAL_FEATURES,
    }
)
_WORDS_OF_OUR_OWN = {"ZZ9": "SEE LSR 9 RMK, CONTACT SPOC"}


@dataclass(frozen=True)
class Scenario:
    digits: str
    """The last two of a number; empty: all that the table does not name."""
    name: str
    what: str
    """What happens, for a reader of the table."""
    behaviour: Behaviour
    codes: tuple[str, ...] = ()
    """The reasons that upstream gives."""

    @property
    def of_one_number(self) -> bool:
        """It concerns the number alone, not its whole order."""
        return self.behaviour in _OF_ONE_NUMBER


def _rejected_first(digits: str, code: ReasonCode) -> Scenario:
    return Scenario(
        digits,
        code.value,
        f"The first submission is rejected with `{code.value}`, the next one is confirmed.",
        Behaviour.REJECTED_FIRST,
        (code.value,),
    )


NOTHING_SPECIAL = Scenario(
    "",
    "nothing_special",
    "Approved, confirmed, and moved number by number on the port day.",
    Behaviour.NOTHING_SPECIAL,
)

SCENARIOS: tuple[Scenario, ...] = (
    Scenario(
        "30",
        "wrong_pin",
        "The first submission is rejected with `wrong_pin` whatever the PIN; a later one too, unless it "
        "brings a PIN that was not tried before.",
        Behaviour.WRONG_PIN,
        (ReasonCode.WRONG_PIN,),
    ),
    _rejected_first("31", ReasonCode.UNSATISFACTORY_BUSINESS_RELATIONSHIP),
    _rejected_first("32", ReasonCode.ALL_DATA_MISMATCH),
    _rejected_first("33", ReasonCode.NAME_MISMATCH),
    _rejected_first("34", ReasonCode.ADDRESS_MISMATCH),
    _rejected_first("35", ReasonCode.NUMBER_INACTIVE),
    _rejected_first("36", ReasonCode.UNAUTHORIZED_SIGNATURE),
    _rejected_first("37", ReasonCode.ACCOUNT_NUMBER_INCORRECT),
    _rejected_first("38", ReasonCode.GOOGLE_VOICE_LOCKED),
    _rejected_first("39", ReasonCode.INVALID_BTN),
    _rejected_first("40", ReasonCode.RESOLD_ACCOUNT),
    _rejected_first("41", ReasonCode.PENDING_ORDER),
    _rejected_first("43", ReasonCode.FREEZE),
    _rejected_first("44", ReasonCode.SPECIAL_FEATURES),
    _rejected_first("45", ReasonCode.DUE_DATE_NOT_POSSIBLE),
    _rejected_first("46", ReasonCode.FOC_EXPIRED),
    _rejected_first("47", ReasonCode.SPLIT_OR_MERGE_NEEDED),
    _rejected_first("48", ReasonCode.LOSING_CARRIER_SILENT),
    _rejected_first("49", ReasonCode.NETWORK_CONFLICT),
    Scenario(
        "50",
        "several_reasons",
        "The first submission is rejected with `name_mismatch`, `account_number_incorrect` and "
        "`unsatisfactory_business_relationship` at once, the next one is confirmed.",
        Behaviour.REJECTED_FIRST,
        (
            ReasonCode.NAME_MISMATCH,
            ReasonCode.ACCOUNT_NUMBER_INCORRECT,
            ReasonCode.UNSATISFACTORY_BUSINESS_RELATIONSHIP,
        ),
    ),
    Scenario(
        "51",
        "unknown_code",
        "The first submission is rejected with `ZZ9`, which nobody knows, the next one is confirmed.",
        Behaviour.REJECTED_FIRST,
        ("ZZ9",),
    ),
    Scenario(
        "52",
        "notice_first",
        "An `informational` notice comes before the confirmation and asks nothing of anybody.",
        Behaviour.NOTICE_FIRST,
        (ReasonCode.INFORMATIONAL,),
    ),
    _rejected_first("53", ReasonCode.LOA_NOT_ACCEPTED),
    _rejected_first("54", ReasonCode.MAIN_BTN_PORTING),
    _rejected_first("55", ReasonCode.PARTIAL_PORT),
    _rejected_first("56", ReasonCode.PHONE_NUMBER_MISMATCH),
    _rejected_first("57", ReasonCode.PORT_TYPE_INCORRECT),
    _rejected_first("58", ReasonCode.CANCELED_UPSTREAM),
    _rejected_first("59", ReasonCode.NETWORK_FAILURE),
    Scenario(
        "60",
        "not_portable",
        "The number fails the portability check and is not drafted.",
        Behaviour.NOT_PORTABLE,
    ),
    Scenario(
        "61",
        "number_unportable",
        "Every submission that has the number is rejected with `number_unportable` for it; without it the "
        "order goes on.",
        Behaviour.REJECTED_AS_UNPORTABLE,
        (ReasonCode.NUMBER_UNPORTABLE,),
    ),
    Scenario(
        "62",
        "never_activates",
        "The order is called ported, and the number never moves.",
        Behaviour.NEVER_ACTIVATES,
    ),
    Scenario(
        "63",
        "fails_to_activate",
        "The order is called ported, and the number's activation fails.",
        Behaviour.FAILS_TO_ACTIVATE,
    ),
    Scenario(
        "64", "activates_late", "The number moves one day after the port day.", Behaviour.ACTIVATES_LATE
    ),
    Scenario(
        "65",
        "held_late",
        "The number moves on the port day, and is in our inventory one day later.",
        Behaviour.HELD_LATE,
    ),
    Scenario(
        "66",
        "of_another_carrier",
        "The number belongs to another losing carrier: beside others, it is drafted as an order of its own.",
        Behaviour.OF_ANOTHER_CARRIER,
    ),
    Scenario(
        "67",
        "of_a_third_carrier",
        "As 66, of a third losing carrier: with both and others, one draft becomes three orders.",
        Behaviour.OF_ANOTHER_CARRIER,
    ),
    Scenario(
        "70",
        "backbone_refuses_first",
        "The backbone provider refuses the first request for approval with `address_mismatch` and approves "
        "the next.",
        Behaviour.BACKBONE_REFUSES_FIRST,
        (ReasonCode.ADDRESS_MISMATCH,),
    ),
    Scenario(
        "71",
        "backbone_silent",
        "The backbone provider never decides.",
        Behaviour.BACKBONE_SILENT,
    ),
    Scenario(
        "72",
        "carrier_silent",
        "The carrier partner has the order and never passes it on.",
        Behaviour.CARRIER_SILENT,
    ),
    Scenario(
        "73",
        "losing_carrier_asked_in_vain",
        "The losing carrier is asked and never answers.",
        Behaviour.LOSING_CARRIER_SILENT,
    ),
    Scenario(
        "74",
        "rejected_after_approval",
        "The first confirmation is followed by a rejection with `pending_order`; the next submission is "
        "confirmed for good.",
        Behaviour.REJECTED_AFTER_APPROVAL,
        (ReasonCode.PENDING_ORDER,),
    ),
    Scenario(
        "75",
        "date_changes",
        "After the confirmation the port date moves by one business day.",
        Behaviour.DATE_CHANGES,
    ),
    Scenario(
        "76",
        "cancel_refused",
        "A cancellation is always refused.",
        Behaviour.CANCEL_REFUSED,
    ),
)

_BY_DIGITS = {scenario.digits: scenario for scenario in SCENARIOS}


def scenario_of(number: E164) -> Scenario:
    return _BY_DIGITS.get(number[-2:], NOTHING_SPECIAL)


def deciding(numbers: tuple[E164, ...]) -> tuple[Scenario, tuple[E164, ...]]:
    """How an order of `numbers` fares, and the number that decides it: the first with a scenario of its own.

    Scenarios of one number decide nothing but that number's fate.
    """
    for number in numbers:
        scenario = scenario_of(number)
        if scenario is not NOTHING_SPECIAL and not scenario.of_one_number:
            return scenario, (number,)
    return NOTHING_SPECIAL, ()


def by_losing_carrier(numbers: tuple[E164, ...]) -> tuple[tuple[E164, ...], ...]:
    """`numbers`, grouped by their losing carrier, in the order in which they first appear."""
    groups: dict[str, list[E164]] = {}
    for number in numbers:
        scenario = scenario_of(number)
        elsewhere = scenario.behaviour is Behaviour.OF_ANOTHER_CARRIER
        groups.setdefault(scenario.name if elsewhere else "", []).append(number)
    return tuple(tuple(group) for group in groups.values())


def reasons(scenario: Scenario, numbers: tuple[E164, ...]) -> tuple[RejectionReason, ...]:
    """The scenario's codes in upstream's words; `numbers` are named where a reason is about a number."""
    return tuple(reason(code, numbers) for code in scenario.codes)


def reason(code: str, numbers: tuple[E164, ...] = ()) -> RejectionReason:
    understood = RejectionReason(code=code).understood
    names_number = understood in _ABOUT_A_NUMBER or understood is ReasonCode.NUMBER_UNPORTABLE
    return RejectionReason(
        code=code,
        text=_WORDS_OF_OUR_OWN.get(code) or RULES[understood].title,
        numbers=numbers if names_number else (),
    )


def table() -> tuple[tuple[str, str, str], ...]:
    """Digits, name and what happens, for people."""
    return tuple(
        (scenario.digits or "any other", scenario.name, scenario.what)
        for scenario in (NOTHING_SPECIAL, *SCENARIOS)
    )
