"""What carriers write where their code says nothing, read word by word.

Most of it is a thing and what is wrong with it ("the PIN is invalid"), the rest are phrases that say it by
themselves ("past due"). It is read with caution: a reason that is taken for another one costs the customer a
week. Two reasons, a fault of a thing that is not known, a denial or a condition ("no pending order", "freeze
removed") leave it unknown, and no text makes a number unportable or a rejection a mere notice. What is
unknown reaches support.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from porting.domain.rejection.reasons import ReasonCode

#: A longer text is a letter, not a reason.
_LONGEST_READ = 2000

#: Words that may stand between a thing and what is wrong with it: "the name on the LOA does not match".
_WORDS_AFTER_A_THING = 2
#: And between what is wrong and the thing: "invalid wireless PIN".
_WORDS_BEFORE_A_THING = 1

#: Things that a carrier compares, and the reason where one of them is wrong.
_THINGS: dict[ReasonCode, tuple[str, ...]] = {
    ReasonCode.ACCOUNT_NUMBER_INCORRECT: (*("account number", "acct number"),),
    ReasonCode.WRONG_PIN: ("pin", "passcode", "pass code", "password", "ssn", "social security number"),
    ReasonCode.NAME_MISMATCH: ("name", "end user name", "customer name", "company name", "business name"),
    ReasonCode.UNAUTHORIZED_SIGNATURE: (
        *("authorized name", "authorized person", "authorized person name", "authorized user"),
        *("authorized user name", "authorized contact", "authorized signer", "auth name", "authorizing name"),
        *("authorizing person", "signature", "signer", "signer name", "signatory"),
    ),
    ReasonCode.ADDRESS_MISMATCH: (
        *("address", "service address", "location", "street", "street name", "house number", "suite", "city"),
        *("zip", "zip code", "zipcode", "postal code", "address zip"),
    ),
    ReasonCode.INVALID_BTN: (
        *("btn", "atn", "billing telephone number", "billing phone number", "billing number", "billing tn"),
        *("account telephone number", "main number", "pilot number"),
    ),
    ReasonCode.DUE_DATE_NOT_POSSIBLE: (
        *("due date", "desired due date", "ddd", "requested date", "foc date", "port date"),
        *("requested due date", "requested foc date"),
    ),
    ReasonCode.PORT_TYPE_INCORRECT: ("port type", "number type", "line type"),
}

#: Things of the same words that are none of ours: nothing is understood where one stands.
_OTHER_THINGS = (
    *("email address", "ip address", "mac address", "file name", "carrier name", "provider name"),
    *("reseller name", "device pin", "sim pin"),
    *("pending order confirmation", "pending order approval", "pending order review"),
    *("unauthorized port", "port not authorized", "port unauthorized"),
)

#: What is wrong with a thing.
_FAULTS = (
    *("mismatch", "mismatched", "mismatches", "not match", "not matching", "not matched", "no match"),
    *("incorrect", "wrong", "invalid", "bad", "different", "differs", "not same", "not correct", "not valid"),
    *(
        "missing",
        "required",
        "needed",
        "not provided",
        "not given",
        "not on file",
        "not found",
        "not accepted",
    ),
    *("not recognized", "not recognised", "not listed", "not available", "not possible", "not met"),
    *("too soon", "too early", "cannot met", "unavailable"),
)

#: What says a reason alone.
_PHRASES: dict[ReasonCode, tuple[str, ...]] = {
    ReasonCode.UNSATISFACTORY_BUSINESS_RELATIONSHIP: (
        *("past due", "balance due", "balance owed", "unpaid", "unpaid balance", "outstanding balance"),
        *("open balance", "overdue", "delinquent", "non payment", "nonpayment", "not paid", "must be paid"),
        *("past due balance", "account past due", "unsatisfactory business relationship", "port out fee"),
    ),
    ReasonCode.ALL_DATA_MISMATCH: (
        *("all data mismatch", "data mismatch", "information mismatch", "csr mismatch"),
        *("information not match", "info not match", "data not match", "account information not match"),
    ),
    ReasonCode.NUMBER_INACTIVE: (
        *("inactive", "not active", "no longer active", "disconnected", "deactivated", "not in service"),
        *("no longer in service", "out of service", "not working", "suspended", "already disconnected"),
    ),
    ReasonCode.UNAUTHORIZED_SIGNATURE: (
        *("unauthorized signature", "unauthorized signer", "unauthorized person", "unauthorized name"),
        *("signer not authorized", "signer unauthorized", "person not authorized", "name not authorized"),
        *("user not authorized", "contact not authorized", "not authorized signer", "not authorized to sign"),
        *("not an authorized user", "not an authorized person", "not an authorized contact"),
    ),
    ReasonCode.LOA_NOT_ACCEPTED: (
        *("loa expired", "expired loa", "loa outdated", "outdated loa", "loa too old", "loa illegible"),
        *("illegible loa", "loa not legible", "loa unreadable", "unreadable loa", "loa incomplete"),
        *("loa missing", "missing loa", "loa required", "new loa required", "new loa needed", "loa invalid"),
        *("invalid loa", "loa not valid", "loa not signed", "loa not dated", "unsigned loa", "undated loa"),
        *("wet signature required", "wet signature", "signature missing", "missing signature"),
        *(
            "signature required",
            "more recent loa",
            "more recent authorization",
            "updated loa required",
            "loa not accepted",
        ),
    ),
    ReasonCode.WRONG_PIN: ("pin expired", "expired pin", "transfer pin expired"),
    ReasonCode.ACCOUNT_NUMBER_INCORRECT: (
        *("account not found", "acct not found", "account mismatch", "invalid account", "account invalid"),
        *("wrong account", "incorrect account"),
    ),
    ReasonCode.GOOGLE_VOICE_LOCKED: (
        *(
            "google voice locked",
            "google voice number locked",
            "google voice lock",
            "google voice not unlocked",
        ),
        *("google voice number not unlocked", "unlock google voice", "unlock google voice number"),
    ),
    ReasonCode.MAIN_BTN_PORTING: (
        *(
            "new btn",
            "new btn required",
            "new btn needed",
            "new pilot number",
            "new billing telephone number",
        ),
        *("new btn missing", "btn is porting", "btn is being ported", "porting the btn", "main btn porting"),
        *("porting main number", "porting pilot number", "new pilot number required"),
    ),
    ReasonCode.PARTIAL_PORT: (
        *("partial port", "partial migration", "migration indicator", "remaining numbers", "remaining lines"),
        *("remaining tns", "remaining telephone numbers", "stranded service", "stranded services"),
        *("partial port required", "partial port needed", "migration indicator invalid"),
        *("migration indicator incorrect", "migration indicator mismatch"),
    ),
    ReasonCode.PHONE_NUMBER_MISMATCH: (
        *("tn not found", "wtn not found", "mdn not found", "number not found", "telephone number not found"),
        *("phone number not found", "tn not on account", "number not on account", "tn mismatch"),
        *("telephone number not on account", "phone number not on account", "phone number mismatch"),
        *("telephone number mismatch", "number not on this account", "mdn mismatch", "wtn mismatch"),
    ),
    ReasonCode.RESOLD_ACCOUNT: ("resold", "resold account", "resale", "resale account", "reseller account"),
    ReasonCode.PENDING_ORDER: (
        *("pending order", "pending orders", "pending port", "pending service order", "pending request"),
        *("pending lsr", "pending change order", "open order", "order in progress", "port in progress"),
    ),
    ReasonCode.FREEZE: (
        *("freeze", "frozen", "port freeze", "carrier freeze", "port protection", "port protected"),
        *("port lock", "port locked", "port out lock", "port block", "number lock", "number locked"),
        *("account locked", "line locked", "transfer lock", "port out protection", "number transfer lock"),
    ),
    ReasonCode.SPECIAL_FEATURES: (
        *("dsl", "ring group", "distinctive ring", "special feature", "special features", "hunt group"),
        *("hunting", "remote call forwarding", "isdn", "centrex"),
    ),
    ReasonCode.DUE_DATE_NOT_POSSIBLE: ("due date past", "date past due", "ddd past due", "past due date"),
    ReasonCode.FOC_EXPIRED: ("foc expired", "foc date expired", "expired foc", "due date expired"),
    ReasonCode.SPLIT_OR_MERGE_NEEDED: (
        *("must be split", "needs to be split", "split required", "split order", "separate order"),
        *("separate orders", "different accounts", "multiple accounts", "multiple btns", "split into"),
        *("different rate centers", "different rate centres"),
    ),
    ReasonCode.CANCELED_UPSTREAM: (
        *("order canceled", "order cancelled", "port canceled", "port cancelled", "request canceled"),
        *("request cancelled",),
    ),
    ReasonCode.LOSING_CARRIER_SILENT: (
        *("no response from losing carrier", "no response from carrier", "losing carrier not responding"),
        *("carrier not responding", "losing carrier not responded", "carrier not responded"),
    ),
    ReasonCode.NETWORK_CONFLICT: ("sv conflict", "npac conflict", "sv in conflict", "conflict in npac"),
}

#: What must be done about it; says nothing against the reason beside it.
_TO_BE_DONE = (
    *("must be removed", "must be lifted", "must be completed", "must be cleared", "must be satisfied"),
    *("must be resolved", "must be closed", "must be unlocked", "needs to be removed", "needs to be lifted"),
    *("needs to be completed", "needs to be cleared", "needs to be closed", "please remove", "please lift"),
)

#: Denials, conditions and what is done already.
_DOUBTS = frozenset(
    re.findall(
        r"\w+",
        "no not never neither nor none without unless except if may might maybe possibly off ok removed "
        "lifted cleared resolved released disabled unlocked paid satisfied closed completed confirmed "
        "accepted approved",
    )
)

#: Words that change nothing. What denies, or makes a condition, is not among them.
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "a an the is are was were be been being has have had do does did on in of for to at by with from "
        "under this that these those your our their its it and or please",
    )
)


#: "account no." is a number, "account no longer active" is not.
_WRITTEN_OUT = tuple(
    (re.compile(written), meant)
    for written, meant in (
        (r"\bcan'?t\b|\bcannot\b", "can not"),
        (r"n't\b", " not"),
        (r"\b(?:account|acct)\.? ?(?:no[.:]|num\b\.?|nbr\b\.?|#)", "account number"),
        (r"\bletter of (?:authori[sz]ation|agency)\b", "loa"),
        (r"\b(auth|tel)\.", r"\1"),
    )
)


class _Role(Enum):
    THING = "thing"
    OTHER_THING = "other thing"
    FAULT = "fault"
    PHRASE = "phrase"
    TO_BE_DONE = "to be done"
    DOUBT = "doubt"
    WORD = "word"
    MARK = "mark"
    """A comma or colon: no phrase goes across it, what is wrong with a thing may."""


@dataclass(frozen=True)
class _Entry:
    words: tuple[str, ...]
    role: _Role
    reason: ReasonCode = ReasonCode.UNKNOWN


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W_]+|[,:]", text) if word not in _FILLERS)


def _entries() -> Iterator[_Entry]:
    for reason, things in _THINGS.items():
        yield from (_Entry(_words(thing), _Role.THING, reason) for thing in things)
    for reason, phrases in _PHRASES.items():
        yield from (_Entry(_words(phrase), _Role.PHRASE, reason) for phrase in phrases)
    for role, all_words in (
        (_Role.OTHER_THING, _OTHER_THINGS),
        (_Role.FAULT, _FAULTS),
        (_Role.TO_BE_DONE, _TO_BE_DONE),
        (_Role.DOUBT, _DOUBTS),
    ):
        yield from (_Entry(_words(words), role) for words in all_words)


def _by_first_word() -> dict[str, tuple[_Entry, ...]]:
    """The entries that begin with a word, the longest first: "new BTN required" is not "BTN required"."""
    found: dict[str, list[_Entry]] = {}
    for entry in _entries():
        found.setdefault(entry.words[0], []).append(entry)
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.words))) for word, entries in found.items()
    }


_BY_FIRST_WORD = _by_first_word()


def meaning_of_words(text: str) -> ReasonCode:
    """The one reason that `text` gives, in whatever case and spacing; UNKNOWN: none, several, or a doubt."""
    if len(text) > _LONGEST_READ:
        return ReasonCode.UNKNOWN
    meanings: set[ReasonCode] = set()
    for clause in _clauses(text):
        meanings |= _meanings(tuple(_read(_words(clause))))
    return meanings.pop() if len(meanings) == 1 else ReasonCode.UNKNOWN


def _clauses(text: str) -> list[str]:
    """Sentences, lines and what semicolons part, in plain letters and without contractions.

    A provider puts what several people wrote into a line each.
    """
    lines = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").splitlines()
    plain = "\n".join(" ".join(line.split()) for line in lines)
    for written, meant in _WRITTEN_OUT:
        plain = written.sub(meant, plain)
    return re.split(r"[.;!?](?=\s|$)|\n", plain)


def _read(words: tuple[str, ...]) -> Iterator[_Entry]:
    at = 0
    while at < len(words):
        entry = _entry_at(words, at)
        yield entry
        at += len(entry.words)


def _entry_at(words: tuple[str, ...], at: int) -> _Entry:
    for entry in _BY_FIRST_WORD.get(words[at], ()):
        if words[at : at + len(entry.words)] == entry.words:
            return entry
    return _Entry((words[at],), _Role.MARK if words[at] in ",:" else _Role.WORD)


def _meanings(clause: tuple[_Entry, ...]) -> set[ReasonCode]:
    """What a clause says; UNKNOWN is among it where something in it cannot be taken for sure."""
    if any(entry.role in (_Role.DOUBT, _Role.OTHER_THING) for entry in clause):
        return {ReasonCode.UNKNOWN}
    meanings = {entry.reason for entry in clause if entry.role is _Role.PHRASE}
    for at, entry in enumerate(clause):
        if entry.role is _Role.FAULT:
            meanings |= _things_near(clause, at) or {ReasonCode.UNKNOWN}
    return meanings


def _things_near(clause: tuple[_Entry, ...], fault_at: int) -> set[ReasonCode]:
    """The things that a fault is said of: those close before it and close behind it."""
    before = _things(reversed(clause[:fault_at]), _WORDS_AFTER_A_THING)
    return before | _things(iter(clause[fault_at + 1 :]), _WORDS_BEFORE_A_THING)


def _things(entries: Iterator[_Entry], most_words_between: int) -> set[ReasonCode]:
    """Things at the beginning of `entries`, with no more than so many other words before each.

    "missing or invalid PIN" has one fault after the other; a fault behind words or things has its own.
    """
    things: set[ReasonCode] = set()
    between = 0
    for entry in entries:
        if entry.role is _Role.THING:
            things.add(entry.reason)
            between = 0
        elif entry.role is _Role.MARK:
            continue
        elif entry.role is not _Role.FAULT:
            between += 1
        elif things or between:
            break
        if between > most_words_between:
            break
    return things
