"""What a label may announce: a table has other words beside and below its heads than their values."""

import re

from porting.documents.people import person_in
from porting.domain.checks.address import (
    POSTAL_CODE_AT_THE_END,
    Physical,
    is_unit,
    physical,
    region_code,
)
from porting.domain.checks.dates import find_dates
from porting.domain.checks.likeness import folded, word_set
from porting.domain.checks.name import has_legal_form, names_a_firm
from porting.domain.checks.numbers import find_numbers
from porting.domain.checks.postal_code import REGIONS
from porting.domain.checks.statements import Topic
from porting.domain.checks.street_words import STREET_TYPES

ADDRESS_TOPICS = (Topic.SERVICE_ADDRESS, Topic.BILLING_ADDRESS)
NAME_TOPICS = (Topic.ACCOUNT_NAME, Topic.AUTHORIZED_USER, Topic.SIGNER_NAME)
DATE_TOPICS = (Topic.BILL_DATE, Topic.SIGNING_DATE, Topic.DUE_DATE)
_REGIONS = REGIONS["US"] | REGIONS["CA"]
#: In characters; a name, a value of one line; and in words, because a sentence is no name.
_LONGEST_ACCOUNT, _LONGEST_NAME, _LONGEST, _MOST_WORDS = 40, 160, 60, 12
#: An account number has so many groups of letters and digits at most.
_MOST_GROUPS = 5
#: `Business Internet 150` is a product, and no account's number, which may begin with letters.
_WORDS_OF_A_PRODUCT, _LONGEST_PREFIX = 2, 3
_STREET = re.compile(r"#?\d[\w-]*,? +\w")
#: `410 Broadway`, `4266 The Esplanade`.
_WORDS_OF_A_BARE_STREET = 3
#: `2443 Park Road`: words behind a number are no groups of an account's.
_HOUSE_AND_STREET = re.compile(r"\d+[A-Za-z]?,? (?:[NSEW]\.? )?(?:[A-Za-z\u00c0-\u00ff'.-]{2,} ?){2,}")
_WORD = re.compile(r"[^\W_]+")
#: What a label may say of the address that it wants.
_PARTS_OF_AN_ADDRESS = word_set(
    "number no street st unit suite ste apt apartment floor building city town state province zip postal code"
    " county country line po box boxes and or if any with including the name full house civic physical not"
    " numero rue app appartement bureau ville code et ou pas de sans case postale no n voie unite local etage"
    " municipalite suffixe line a civique address adresse"
)
#: `Suite A` is a unit.
_WORDS_OF_A_CAPTION = 3
#: The head of a form is nobody's name.
_OF_DOCUMENTS = re.compile(
    r"\b(?:letters? of (?:authori|agency)|lettre d'autorisation|customer service record)|^(?:loa|csr)$"
)
#: What kind of customer or line it is: boxes to tick stand in a row.
_KIND_OF_CUSTOMER = re.compile(
    r"residential|residence|residentiel(?:le)?|business|commercial|affaires|consumer|personal|individual"
    r"|government|non-?profit|landline|wireless|mobile|cellular|voip|toll[ -]?free|local|autre|other"
)
#: What headings of bills and portals are made of: `Phone service`, `What you owe`, `Summary of charges`.
OF_HEADINGS = word_set(
    "account accounts activity address adjustments admin administration amount amounts and at au aux"
    " balance bill billing btn by call calls charge charges client code compte comptes contact credits"
    " current customer dashboard date dates de des description details dossier du due en et facture"
    " factures feature features fees for frais from glance help history how id in internet invoice item"
    " items la le les ligne lignes line lines list local lock manage marketing message"
    " messages month monthly my name names new news no note notes nr num number numbers of offer on"
    " options order orders other our out overview owe page pay payment payments pending phone phones"
    " plan plans port portal portout previous price product products profile qty questions rate rates"
    " recent recurring ref reference reminders remittance resume role service services settings sommaire"
    " standing statement status subtotal summary support sur surcharges tax taxes tel telephone the this"
    " to toll total transfert us usage user users voice vos votre what wireless you your"
)
#: `Bill for: October 2026`.
_MONTH_AND_YEAR = re.compile(r"(?:[a-z]{3,9}\.?|\d{1,2} ?[/-]) ?(?:19|20)\d\d")
_PRICE = re.compile(r"[\d ,.]*[.,]\d\d")
#: A unit that is one word has a number, or is `A`, `PH`.
_LONGEST_LETTERED_UNIT = 2
#: A unit with more is an account's number.
_DIGITS_OF_A_UNIT = 4
#: A short sentence has at least as many.
_LOWER_CASE_WORDS = 5


def is_hint(topic: Topic, value: str) -> bool:
    """Whether behind the colon of a label of `topic` only stands what it wants: `number, street, suite`."""
    if topic not in ADDRESS_TOPICS:
        return False
    words = _WORD.findall(folded(value))
    return len(words) > 1 and words[0] in _PARTS_OF_AN_ADDRESS and _PARTS_OF_AN_ADDRESS.issuperset(words)


def is_time(value: str) -> bool:
    """Whether it says when: `October 2026`, `Sep 5 - Oct 4, 2026`."""
    return _is_date(value) or _MONTH_AND_YEAR.fullmatch(folded(value).strip()) is not None


def is_caption_of_an_address(text: str) -> bool:
    """Whether it is what stands in small print under an address: `Street number and name, unit`."""
    words = _WORD.findall(folded(text))
    return len(words) >= _WORDS_OF_A_CAPTION and _PARTS_OF_AN_ADDRESS.issuperset(words) and not is_unit(text)


def fits(topic: Topic, value: str) -> bool:
    """Whether `value` can be what a label of `topic` announces."""
    if value.endswith(":"):
        return False
    if topic in ADDRESS_TOPICS:
        return _has_digit(value) and not (
            is_postal_code(value) or _is_date(value) or is_telephone_number(value)
        )
    if topic in NAME_TOPICS or topic is Topic.SIGNATURE:
        return _may_be_a_name(topic, value)
    return len(value) <= _LONGEST and _fits_alone(topic, value)


def surely_fits(topic: Topic, value: str) -> bool:
    """Whether `value` has the very shape of such values: for a label that may be one of something else."""
    if not fits(topic, value):
        return False
    if topic is Topic.ACCOUNT_NUMBER:
        return len(value.split()) <= _MOST_GROUPS and not find_numbers(value)
    if topic is Topic.BTN:
        return len(find_numbers(value)) == 1
    if topic in (Topic.AUTHORIZED_USER, Topic.SIGNER_NAME):
        return person_in(value) is not None
    if topic in ADDRESS_TOPICS:
        is_street = _has_letter(value) and _STREET.match(value) is not None  # `57907 2788` is an account's
        return is_street or bool(POSTAL_CODE_AT_THE_END.search(folded(value)))
    return topic is not Topic.CARRIER or value[0].isupper()


def is_vague(topic: Topic, value: str) -> bool:
    """Whether `value` may be something else all the same: any words may be a firm's name."""
    return topic is Topic.ACCOUNT_NAME and not has_legal_form(value.replace("\n", " "))


def _fits_alone(topic: Topic, value: str) -> bool:
    """For what is one short thing."""
    if topic is Topic.ACCOUNT_NUMBER:
        is_short = len(value) <= _LONGEST_ACCOUNT
        is_one = is_short and _has_digit(value) and "$" not in value and not find_dates(value, "US")
        words = [word for word in value.split() if word.isalpha() and len(word) > _LONGEST_PREFIX]
        return is_one and len(words) < _WORDS_OF_A_PRODUCT and not _is_of_a_place(value)
    if topic in (Topic.BTN, Topic.NUMBERS):
        return bool(find_numbers(value))
    if topic in DATE_TOPICS:
        return _is_date(value) or bool(find_dates(value, "CA", day_first=True))  # in boxes, as the form says
    if topic is Topic.POSTAL_CODE:
        flat = folded(value).strip()
        found = POSTAL_CODE_AT_THE_END.search(flat)
        return found is not None and region_code(flat[: found.start()].strip(" ,") or "TX") in _REGIONS
    if topic is Topic.UNIT:
        # A list of charges has `Unit` above its prices.
        is_price = "$" in value or bool(_PRICE.fullmatch(value))
        is_lettered = len(value) <= _LONGEST_LETTERED_UNIT or len(value.split()) > 1
        return not is_price and (_has_digit(value) or is_lettered)
    if topic is Topic.REGION:
        return region_code(value) in _REGIONS
    if topic in (Topic.CITY, Topic.TITLE):
        # `City, state, ZIP` asks for all of it.
        is_whole = topic is Topic.CITY and POSTAL_CODE_AT_THE_END.search(folded(value))
        return _has_letter(value) and (bool(is_whole) or not _has_digit(value))
    return topic is not Topic.CARRIER or (_has_letter(value) and not find_numbers(value))


def _is_of_a_place(value: str) -> bool:
    """Whether it is a line of an address: `Apt 8`, `PO Box 2824`, `Tulsa, OK 74108`; `#204418` is none."""
    is_room = is_unit(value) and sum(map(str.isdigit, value)) <= _DIGITS_OF_A_UNIT
    has_code = "," in value and POSTAL_CODE_AT_THE_END.search(folded(value))
    is_street = _HOUSE_AND_STREET.match(value) is not None
    return is_room or is_street or bool(has_code) or physical(value) is Physical.BOX


def _may_be_a_name(topic: Topic, value: str) -> bool:
    """A firm may have digits in its name, a person has none."""
    is_place = bool(POSTAL_CODE_AT_THE_END.search(folded(value)))
    may_have_digits = topic in (Topic.ACCOUNT_NAME, Topic.SIGNATURE) and not is_place and "$" not in value
    is_text = _has_letter(value) and len(value) <= _LONGEST_NAME and len(value.split()) <= _MOST_WORDS
    # `member account` is another label.
    is_box = physical(value) is Physical.BOX
    is_room = is_unit(value) and (_has_digit(value) or len(value.split()[-1]) <= _LONGEST_LETTERED_UNIT)
    is_street = (is_box or is_room or _is_a_street(value)) and not names_a_firm(value.replace("\n", " "))
    is_name = (
        is_text
        and not _OF_DOCUMENTS.search(folded(value))
        and not _KIND_OF_CUSTOMER.fullmatch(folded(value).strip())
        and not OF_HEADINGS.issuperset(_WORD.findall(folded(value)))
        and not is_street
        and not _is_sentence(value)
        and value != value.lower()
    )
    return is_name and (may_have_digits or not _has_digit(value)) and not is_time(value)


def _is_a_street(value: str) -> bool:
    """Whether it begins like a street and has a word of one: `4 Seasons Heating and Air` is a firm."""
    has_word = any(word in STREET_TYPES or word.isdigit() for word in _WORD.findall(folded(value))[1:])
    return _STREET.match(value) is not None and (has_word or len(value.split()) <= _WORDS_OF_A_BARE_STREET)


def is_postal_code(value: str) -> bool:
    """Whether it is one, and nothing else."""
    return POSTAL_CODE_AT_THE_END.fullmatch(folded(value).strip()) is not None


def is_telephone_number(value: str) -> bool:
    """Whether it is one, and nothing else."""
    return bool(find_numbers(value)) and not _has_letter(value)


def _is_sentence(value: str) -> bool:
    """`I hereby authorize the transfer of my numbers.`: a firm's name has few words without a capital."""
    return value.endswith(".") and sum(word[0].islower() for word in value.split()) >= _LOWER_CASE_WORDS


def _has_digit(value: str) -> bool:
    return bool(re.search(r"\d", value))


def _has_letter(value: str) -> bool:
    return any(char.isalpha() for char in value)


def _is_date(value: str) -> bool:
    return bool(find_dates(value, "CA"))
