"""LOAs that are signed on the screen, and what the checks say of them."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import thread_time
from typing import Any, Literal

import pytest
from pypdf import PdfReader

from porting.documents.hands import hand_of
from porting.documents.letter import Letter, Signing
from porting.documents.making import Packet
from porting.documents.sheet import made
from porting.documents.signing import LettersOnScreen
from porting.domain.errors import InvalidRequestError
from porting.domain.loa_signing import DrawnSignature, LoaFacts, TypedSignature
from porting.domain.phone_number import NumberType
from porting.domain.port_request import AuthorizedUser, PortNumber, PortRequest
from tests.builders import NUMBER, local, toll_free
from tests.documents.packets import TODAY, Checked, a_request, check
from tests.documents.signers import AT, BROWSER, FROM, a_desk, an_act, drawn, signed_letters, typed
from tests.documents.signing import changed_by_a_byte, with_a_further_page
from tests.documents.test_letter import MONTREAL, TOLL_FREE_ONLY

MIXED = a_request(numbers=local(NUMBER) + toll_free())
CANADIAN_NUMBER = PortNumber(number="+14165550123", type=NumberType.LOCAL, country="CA")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LettersOnScreen:
    return a_desk(tmp_path_factory.mktemp("desk"))


def text_of(page: Any) -> str:
    return " ".join(page.extract_text().split())


def pages_of(content: bytes) -> list[str]:
    return [text_of(page) for page in PdfReader(io.BytesIO(content)).pages]


def checked(loa: bytes, request: PortRequest, on: date = TODAY) -> Checked:
    """The verdict on `loa` beside a CSR and a bill that fit the request."""
    papers = Packet.of(request, TODAY)
    return check({"loa": loa, "csr": papers.csr.made(), "bill": papers.bill.made()}, request, on)


def about_the_loa(loa: bytes, request: PortRequest) -> set[str]:
    return {each for each in checked(loa, request).found if each.startswith("loa/")}


@pytest.mark.parametrize(
    ("request_", "way", "language", "forms"),
    [
        (a_request(), "drawn", None, ("LOA-US",)),
        (a_request(), "typed", None, ("LOA-US",)),
        (MONTREAL, "drawn", None, ("LOA-CA-FR",)),
        (MONTREAL, "typed", "en", ("LOA-CA",)),
        (TOLL_FREE_ONLY, "drawn", None, ("LOA-US-TF",)),
        (MIXED, "typed", None, ("LOA-US", "LOA-US-TF")),
    ],
    ids=["US drawn", "US typed", "French drawn", "Canadian typed", "toll-free drawn", "two letters typed"],
)
def test_a_letter_signed_on_the_screen_passes_every_check(
    desk: LettersOnScreen,
    request_: PortRequest,
    way: Literal["drawn", "typed"],
    language: Literal["en", "fr"] | None,
    forms: tuple[str, ...],
) -> None:
    signature = drawn() if way == "drawn" else typed(request_)

    signed = signed_letters(desk, request_, signature, language=language)

    assert desk.to_sign(LoaFacts.of(request_), language).forms == forms
    assert len(pages_of(signed)) == len(forms) + 1
    verdict = checked(signed, request_)
    assert (verdict.value, verdict.found) == ("pass", set())


def test_numbers_of_both_countries_get_a_letter_for_each_that_of_the_address_first(
    desk: LettersOnScreen,
) -> None:
    request = a_request(numbers=(CANADIAN_NUMBER, *local(NUMBER)))

    signed = signed_letters(desk, request, drawn())

    assert desk.to_sign(LoaFacts.of(request)).forms == ("LOA-US", "LOA-CA")
    assert [each[:38] for each in pages_of(signed)[:2]] == [
        "Letter of Authorization (United States",
        "Letter of Authorization (Canada) to mo",
    ]
    assert about_the_loa(signed, request) == set()


def test_each_letter_names_its_own_numbers_and_no_others(desk: LettersOnScreen) -> None:
    own, free, _ = pages_of(signed_letters(desk, MIXED, drawn()))

    assert ("(512) 555-0100" in own, "1-800-555-0123" in own, "RespOrg" in own) == (True, False, False)
    assert ("1-800-555-0123" in free, "Telephone numbers to move" in free) == (True, False)
    assert "I choose the Responsible Organization (RespOrg)" in free


@pytest.mark.parametrize(("way", "said"), [("drawn", "drawn on the screen"), ("typed", "full name typed")])
def test_the_last_page_says_who_signed_what_when_from_where_and_how(
    desk: LettersOnScreen, way: str, said: str
) -> None:
    request = a_request()
    shown = desk.to_sign(LoaFacts.of(request))

    evidence = pages_of(signed_letters(desk, request, drawn() if way == "drawn" else typed(request)))[-1]

    assert f"Port request {request.request_id} Signed electronically by Dana Reyes" in evidence
    assert "Letter of Authorization (United States), form LOA-US, numbers: 2" in evidence
    assert "Timestamp (UTC) 2026-11-23 04:30:12 UTC" in evidence
    assert "Timestamp, local 2026-11-22 22:30:12 CST (America/Chicago)" in evidence
    assert f"IP address {FROM} Browser {BROWSER}" in evidence
    assert f"Way of signing {said}" in evidence
    assert shown.sha256 in evidence
    assert f"version {shown.consent.version}" in evidence
    assert all(sentence in evidence for sentence in (*shown.consent.paragraphs, shown.consent.agree))


def test_the_document_that_was_shown_is_kept_under_the_hash_on_the_last_page(desk: LettersOnScreen) -> None:
    facts = LoaFacts.of(a_request())
    shown = desk.to_sign(facts)

    signed = desk.sign(facts, an_act(shown, drawn()))

    assert signed.shown.sha256 == shown.sha256
    assert desk.stores.of(facts.request_id).get(signed.shown) == shown.content


def test_the_letter_says_what_was_shown_and_besides_only_the_date_and_where_to_look(
    desk: LettersOnScreen,
) -> None:
    shown = pages_of(desk.to_sign(LoaFacts.of(a_request())).content)

    signed = pages_of(signed_letters(desk, a_request(), drawn()))

    added = "Signed on the screen. When, by whom and how stands on the last page of this PDF."
    assert signed[0].replace("November 22, 2026 ", "").replace(f"{added} ", "") == shown[0]


def test_the_letter_is_dated_where_the_number_rings(desk: LettersOnScreen) -> None:
    assert "November 22, 2026" in pages_of(signed_letters(desk, a_request(), drawn()))[0]


def test_the_same_facts_are_shown_as_the_same_document(desk: LettersOnScreen, tmp_path: Path) -> None:
    assert desk.to_sign(LoaFacts.of(MIXED)) == a_desk(tmp_path).to_sign(LoaFacts.of(MIXED))


def test_signing_twice_keeps_two_signed_letters_of_one_shown_document(desk: LettersOnScreen) -> None:
    facts = LoaFacts.of(a_request())
    act = an_act(desk.to_sign(facts), drawn())

    first, second = desk.sign(facts, act), desk.sign(facts, act)

    assert first.shown == second.shown
    own = desk.stores.of(facts.request_id)
    assert all(about_the_loa(own.get(each.loa), a_request()) == set() for each in (first, second))


@pytest.mark.parametrize("change", [with_a_further_page, changed_by_a_byte])
def test_what_is_changed_after_signing_is_refused(desk: LettersOnScreen, change: Any) -> None:
    changed = change(signed_letters(desk, a_request(), drawn()))

    assert "loa/loa_changed_after_signing/fail" in about_the_loa(changed, a_request())


def test_the_document_as_it_is_shown_is_neither_signed_nor_dated(desk: LettersOnScreen) -> None:
    shown = desk.to_sign(LoaFacts.of(a_request())).content

    assert about_the_loa(shown, a_request()) == {"loa/loa_not_signed/fail", "loa/loa_not_dated/fail"}


@pytest.mark.parametrize(
    ("signed", "findings"),
    [((True, True), set()), ((True, False), {"loa/loa_not_signed/fail"})],
    ids=["both", "only the first"],
)
def test_each_of_several_letters_has_to_be_signed(signed: tuple[bool, bool], findings: set[str]) -> None:
    request = MIXED
    letters = [
        replace(
            Letter.of(LoaFacts.of(request), (number.number,), "US"),
            is_flat=True,
            signing=Signing.ON_SCREEN,
            hand=hand_of(drawn()) if is_signed else None,
            signed_on=TODAY,
        )
        for number, is_signed in zip(request.numbers, signed, strict=True)
    ]

    def draw(sheet: Any) -> None:
        letters[0].draw(sheet)
        sheet.begin(letters[1].heads)
        letters[1].draw(sheet)

    assert about_the_loa(made(draw, letters[0].heads), request) == findings


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"signature": TypedSignature(name="Lee Park")}, "signature.name", "type Dana Reyes"),
        ({"signature": TypedSignature(name="D. Reyes")}, "signature.name", "type Dana Reyes"),
        ({"signature": DrawnSignature(strokes=(((0.5, 0.5),),))}, "signature.strokes", "too small"),
        ({"consent": ""}, "signature.consent", "tick the box"),
        ({"consent": "1999-01-01"}, "signature.consent", "tick the box"),
        ({"shown": "0" * 64}, "signature.shown", "read it again"),
    ],
    ids=["another's name", "initials", "a dot", "no consent", "unknown consent", "another letter"],
)
def test_what_is_no_signature_of_this_letter_is_refused(
    desk: LettersOnScreen, changes: dict[str, Any], field: str, says: str
) -> None:
    facts = LoaFacts.of(a_request())
    act = an_act(desk.to_sign(facts), drawn()).model_copy(update=changes)

    with pytest.raises(InvalidRequestError) as refused:
        desk.sign(facts, act)

    assert list(refused.value.problems) == [field]
    assert says in refused.value.problems[field]


def a_user(first: str, last: str) -> dict[str, Any]:
    return {"authorized_user": AuthorizedUser.model_construct(first_name=first, last_name=last)}


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"company_name": "Acme\x00 Plumbing\x07"}, "company_name", "Latin letters"),
        ({"company_name": "Acme \U0001f600 Plumbing"}, "company_name", "Latin letters"),
        ({"company_name": "Acme \u202egnibmulP"}, "company_name", "Latin letters"),
        ({"company_name": "\u05d0\u05d1\u05d2"}, "company_name", "Latin letters"),
        ({"company_name": "x" * 5_000}, "company_name", "too long"),
        (a_user("\u05d3\u05e0\u05d4", "Reyes"), "authorized_user.first_name", "Latin letters"),
        (a_user("Dana", "Reyes" * 40), "authorized_user.last_name", "too long"),
    ],
    ids=["control", "emoji", "turned around", "Hebrew", "5,000 letters", "first name", "last name"],
)
def test_what_would_not_be_legible_on_the_letter_is_named(
    desk: LettersOnScreen, changes: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        desk.to_sign(LoaFacts.of(a_request()).model_copy(update=changes))

    assert list(refused.value.problems) == [field]
    assert says in refused.value.problems[field]


@pytest.mark.parametrize("account", ["9" * 1_000_000, "\n"])
def test_an_account_number_of_any_length_and_kind_is_answered(desk: LettersOnScreen, account: str) -> None:
    facts = LoaFacts.of(a_request())
    carrier = facts.losing_carrier.model_copy(update={"account_number": account})

    with pytest.raises(InvalidRequestError) as refused:
        desk.to_sign(facts.model_copy(update={"losing_carrier": carrier}))

    assert list(refused.value.problems) == ["losing_carrier.account_number"]


def test_letters_with_their_accents_apart_are_printed_with_them(desk: LettersOnScreen) -> None:
    user = AuthorizedUser(first_name="Franc\u0327ois", last_name="Co\u0302te\u0301")
    request = a_request(authorized_user=user)

    assert "François Côté" in pages_of(signed_letters(desk, request, typed(request)))[0]


def test_a_browser_may_call_itself_what_it_will(desk: LettersOnScreen) -> None:
    agent = "Bro\x00wser\r\nX-Evil: \u202e\ud800 \U0001f600" + "z" * 100_000

    evidence = pages_of(signed_letters(desk, a_request(), drawn(), user_agent=agent, client_address=""))[-1]

    assert "IP address not known Browser Bro wser X-Evil:" in evidence
    assert len(evidence) < 3_000


def test_what_can_be_signed_on_paper_is_a_form_with_fields(desk: LettersOnScreen) -> None:
    fields = PdfReader(io.BytesIO(desk.to_print(LoaFacts.of(MIXED)))).get_fields() or {}

    assert {"signature", "signing_date", "number_2"} <= fields.keys()


def test_letters_are_made_and_signed_in_a_fifth_of_a_second_of_cpu(desk: LettersOnScreen) -> None:
    facts = LoaFacts.of(a_request())
    act = an_act(desk.to_sign(facts), drawn())
    desk.sign(facts, act)
    times = []
    for _ in range(3):
        begun = thread_time()
        desk.sign(facts, act)
        times.append(thread_time() - begun)

    assert min(times) < 0.2


def test_a_letter_signed_tonight_is_of_the_day_that_the_checks_count_from(desk: LettersOnScreen) -> None:
    signed = signed_letters(desk, a_request(), drawn())

    assert checked(signed, a_request(), on=LoaFacts.of(a_request()).day_of(AT)).value == "pass"
