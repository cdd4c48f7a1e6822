"""Known defects of packets, one or more for each finding code, with what the check list lets them be."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Literal

from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from tests.corpus.carriers import CARRIERS
from tests.corpus.content import Restriction
from tests.corpus.customers import Place, a_firm, a_person
from tests.corpus.drafts import DOCUMENTS, DocumentName, Draft
from tests.corpus.layouts import Layout
from tests.corpus.week import WEEK_SENTENCES
from tests.documents import papers
from tests.documents.signing import changed_by_a_byte

Severity = Literal["fail", "review", "warning"]
Change = Callable[[Draft, Random], Draft]
_FAIL: tuple[Severity, ...] = ("fail",)
_REVIEW: tuple[Severity, ...] = ("review",)
_WARNING: tuple[Severity, ...] = ("warning",)
_DOUBT: tuple[Severity, ...] = ("fail", "review")
_ANY: tuple[Severity, ...] = ("fail", "review", "warning")


def _everywhere(layout: Layout, letter: str) -> bool:
    return True


@dataclass(frozen=True)
class Defect:
    name: str
    """A finding's code, and after a dot what distinguishes it from others of that code."""
    document: str
    """Where the finding belongs: `loa`, `csr`, `bill`, `request`; `any`: any of them."""
    change: Change
    severities: tuple[Severity, ...] | Callable[[Layout, str], tuple[Severity, ...]] = _FAIL
    """What the check list allows for a text document, by layout and letter."""
    occurs: Callable[[Layout, str], bool] = _everywhere
    """In which layouts, with which letters."""
    numbers: int = 1
    """How many numbers the request needs for it."""

    @property
    def code(self) -> str:
        return self.name.partition(".")[0]

    def allowed(self, layout: Layout, letter: str) -> tuple[Severity, ...]:
        return self.severities if isinstance(self.severities, tuple) else self.severities(layout, letter)


def _other_digit(text: str, at: int) -> str:
    """`text` with another digit at `at`; none becomes or was a leading zero."""
    return text[:at] + str((int(text[at]) + 3) % 9 + 1) + text[at + 1 :]


def other_account(number: str, rng: Random) -> str:
    """One digit of its middle is another one."""
    digits = [at for at, char in enumerate(number) if char.isdigit()]
    at = rng.choice(digits[1:-1])
    changed = _other_digit(number, at)
    return changed if changed != number else _other_digit(changed, at)


def other_place(place: Place, rng: Random) -> Place:
    """Another house, street or unit in the same town: different to every carrier."""
    ways = ["number", "street", *(["unit"] if place.unit and any(map(str.isdigit, place.unit)) else [])]
    match rng.choice(ways):
        case "unit":
            unit = place.unit or ""
            at = next(at for at, char in enumerate(unit) if char.isdigit())
            return replace(place, unit=_other_digit(unit, at))
        case "street":
            number, _, _ = place.street.partition(" ")
            other = " rue Bélair" if place.region == "QC" else " Gladstone Ave"
            return replace(place, street=number + other)
        case _:
            at = next(at for at, char in enumerate(place.street) if char.isdigit())
            return replace(place, street=_other_digit(place.street, at))


def other_postal_code(code: str) -> str:
    """Of the same region; the last letters or digits differ."""
    at = 4 if code[:5].isdigit() else max(at for at, char in enumerate(code) if char.isdigit())
    return _other_digit(code, at)


def other_firm(draft: Draft, rng: Random) -> str:
    mine = set(draft.customer.company.split())
    while True:
        name = a_firm(rng, draft.layout.market, a_person(rng, draft.layout.market)[1])
        if len(set(name.split()) & mine) <= 1 and name.split()[0] not in mine:
            return name


def other_person(draft: Draft, rng: Random) -> str:
    while True:
        first, last = a_person(rng, draft.layout.market)
        if first[0] != draft.customer.first[0] and last[0] != draft.customer.last[0]:
            return f"{first} {last}"


def _other_number(draft: Draft) -> str:
    """Of the same exchange, and nobody's in this packet."""
    return draft.customer.account.btn[:-4] + "0777"


_BOXES = ("PO Box", "P.O. Box", "Post Office Box", "POB", "P O Box")
_BOXES_FRENCH = ("C.P.", "Case postale", "C. P.")


def _box(place: Place, rng: Random) -> Place:
    word = rng.choice(_BOXES_FRENCH if place.region == "QC" else _BOXES)
    return replace(place, street=f"{word} {rng.randint(12, 8000)}", unit=None)


def _box_everywhere(draft: Draft, rng: Random) -> Draft:
    place = _box(draft.customer.account.place, rng)
    address = {**draft.request["service_address"], "street": place.street, "unit": None}
    for document in DOCUMENTS:
        draft = draft.on(document, place=place)
    return draft.with_request(service_address=address)


def _on(document: DocumentName, field: Literal["place", "name", "number", "code", "btn", "box"]) -> Change:
    """A change of what one document says of the account."""

    def change(draft: Draft, rng: Random) -> Draft:
        account = draft.account_on(document)
        match field:
            case "place":
                return draft.on(document, place=other_place(draft.customer.account.place, rng))
            case "name":
                return draft.on(document, name=other_firm(draft, rng))
            case "number":
                return draft.on(document, number=other_account(draft.customer.account.number, rng))
            case "code":
                place = replace(
                    account.place, postal_code=other_postal_code(draft.customer.account.place.postal_code)
                )
                return draft.on(document, place=place)
            case "btn":
                return draft.on(document, btn=_other_number(draft))
            case "box":
                return draft.on(document, place=_box(draft.customer.account.place, rng))

    return change


def _without_a_number(*documents: DocumentName) -> Change:
    def change(draft: Draft, rng: Random) -> Draft:
        for document in documents:
            draft = draft.on(document, numbers=draft.customer.account.numbers[:-1])
        return draft

    return change


def _on_both_records(field: Literal["place", "name"]) -> Change:
    """CSR and bill say the same, which is not what the request says."""

    def change(draft: Draft, rng: Random) -> Draft:
        both: dict[str, object] = (
            {"name": other_firm(draft, rng)}
            if field == "name"
            else {"place": other_place(draft.customer.account.place, rng)}
        )
        return draft.on("csr", **both).on("bill", **both)

    return change


def _signed_days_ago(least: int, most: int) -> Change:
    return lambda draft, rng: draft.with_letter(
        signed_on=draft.today - timedelta(days=rng.randint(least, most))
    )


def _undated(draft: Draft, rng: Random) -> Draft:
    """Signed by hand: a digital signature has a date of its own."""
    return draft.with_letter(signed_on=None, signing="pen")


def _restricted(kind: Restriction) -> Change:
    return lambda draft, rng: draft.with_csr(restriction=kind)


def _at_another_carrier(draft: Draft, rng: Random) -> Draft:
    others = [carrier for name, carrier in CARRIERS.items() if name != draft.layout.name]
    return draft.on("loa", carrier=rng.choice(others))


def _of_the_other_country(draft: Draft, rng: Random) -> Draft:
    if draft.letter_form == "own":
        return draft.with_letter(form="CA" if draft.letter.form == "US" else "US")
    return replace(draft, letter_form="canada" if draft.letter.form == "US" else "lined")


def _changed_after_signing(draft: Draft, rng: Random) -> Draft:
    return draft.with_letter(signing="digital").with_file(
        "loa", lambda drawn: changed_by_a_byte(drawn["loa"])
    )


def _file(change: Callable[[bytes], bytes | None]) -> Change:
    """A change of one document's file, whichever."""

    def with_it(draft: Draft, rng: Random) -> Draft:
        document = rng.choice(DOCUMENTS)
        return draft.with_file(document, lambda drawn: change(drawn[document]))

    return with_it


def _no_document(*documents: DocumentName) -> Change:
    return lambda draft, rng: draft.with_file(rng.choice(documents), lambda drawn: None)


def _not_a_pdf(content: bytes) -> bytes:
    return b"PK\x03\x04 word/document.xml " + content[10:3000]


def _blank_or_nothing(content: bytes) -> bytes:
    return b"" if len(content) % 2 else papers.blank()


def _broken(content: bytes) -> bytes:
    """A PDF's first and last bytes with nothing between them that is a page."""
    return content[:15] + bytes(byte ^ 0x55 for byte in content[15:-40]) + b"\n%%EOF\n"


def _with_many_pages(content: bytes) -> bytes:
    return papers.joined(*([content] * 61))


def _with_launch(content: bytes) -> bytes:
    """It starts a program when it is opened."""
    writer = PdfWriter(io.BytesIO(content))
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")}
    )
    writer._root_object[NameObject("/OpenAction")] = action
    return _written(writer)


def _with_script(content: bytes) -> bytes:
    writer = PdfWriter(io.BytesIO(content))
    writer.add_open_action(JavaScript("app.alert('hello')"))
    return _written(writer)


def _locked(content: bytes) -> bytes:
    return papers.encrypted(content, "secret")


def _written(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _in_another_slot(draft: Draft, rng: Random) -> Draft:
    """Another month's bill, or the bill or CSR of another day, where something else belongs."""
    month = timedelta(days=30)
    older = draft.layout.bill(replace(draft.bill, dated=draft.bill.dated - month), Random("older bill"))
    record = draft.layout.csr(replace(draft.csr, dated=draft.csr.dated - month), Random("older record"))
    slot, content = rng.choice((("loa", older), ("csr", older), ("bill", record)))
    return draft.with_file(slot, lambda drawn: content)  # type: ignore[arg-type]


def _several_in_one(draft: Draft, rng: Random) -> Draft:
    one, other = rng.sample(DOCUMENTS, 2)
    return draft.with_file(one, lambda drawn: papers.joined(drawn[one], drawn[other]))


def _one_in_two_slots(draft: Draft, rng: Random) -> Draft:
    one, other = rng.sample(DOCUMENTS, 2)
    return draft.with_file(one, lambda drawn: drawn[other])


def _with_what_is_not_seen(draft: Draft, rng: Random) -> Draft:
    """The page shows another account; what the request says stands there unseen."""
    account = draft.bill.account
    hidden = (f"Account number: {account.number}", f"Account name: {account.name}", *account.numbers)
    seen = draft.on("bill", number=other_account(draft.customer.account.number, rng))
    return seen.with_bill(hidden=hidden)


def _numbers_given(*, add: Callable[[Draft], str]) -> Change:
    def change(draft: Draft, rng: Random) -> Draft:
        number = {"number": add(draft)}
        return draft.with_request(numbers=[*draft.request["numbers"], number])

    return change


def _address_given(**fields: str) -> Change:
    return lambda draft, rng: draft.with_request(
        service_address={**draft.request["service_address"], **fields}
    )


def _bad_postal_code(draft: Draft, rng: Random) -> Draft:
    code = draft.customer.account.place.postal_code[:-1]
    return _address_given(postal_code=code)(draft, rng)


def _btn_elsewhere(draft: Draft, rng: Random) -> Draft:
    return draft.with_carrier(billing_telephone_number=_other_number(draft))


def _local(layout: Layout, letter: str) -> bool:
    return layout.type == "local"


def _has_account(layout: Layout, letter: str) -> bool:
    return layout.type != "toll_free"


def _names_no_user(layout: Layout, letter: str) -> bool:
    return not layout.names_user


def _has_labels(layout: Layout, letter: str) -> bool:
    """A letter in sentences has none for its carrier and the account's name."""
    return letter not in ("prose", "letterhead", "told_letter", "deed", "mandat", "declared", *WEEK_SENTENCES)


def _by_form(layout: Layout, letter: str) -> tuple[Severity, ...]:
    """A certainty on our own form, which is known; else it may be for a person."""
    return _FAIL if letter == "own" else _DOUBT


def _by_holder_label(layout: Layout, letter: str) -> tuple[Severity, ...]:
    return _FAIL if layout.labels_holder else _DOUBT


def _by_address_label(layout: Layout, letter: str) -> tuple[Severity, ...]:
    return _FAIL if layout.labels_address else _DOUBT


_ON_LETTERS = (
    Defect("loa_not_signed", "loa", lambda draft, rng: draft.with_letter(signing="not"), _by_form),
    Defect("loa_not_signed.typed", "loa", lambda draft, rng: draft.with_letter(signing="typed"), _REVIEW),
    Defect("loa_not_signed.script", "loa", lambda draft, rng: draft.with_letter(signing="script"), _REVIEW),
    Defect("loa_changed_after_signing", "loa", _changed_after_signing),
    Defect("loa_not_dated", "loa", _undated, _DOUBT),
    Defect("loa_expired", "loa", _signed_days_ago(31, 200)),
    Defect("loa_dated_in_future", "loa", _signed_days_ago(-40, -2)),
    Defect("loa_wrong_signer", "loa", lambda draft, rng: draft.with_letter(signer=other_person(draft, rng))),
    Defect("loa_name_mismatch", "loa", _on("loa", "name"),
           lambda layout, letter: _FAIL if _has_labels(layout, letter) else _DOUBT),
    Defect("loa_address_mismatch", "loa", _on("loa", "place")),
    Defect("loa_postal_code_mismatch", "loa", _on("loa", "code")),
    Defect("loa_account_number_mismatch", "loa", _on("loa", "number"), _DOUBT),
    Defect("loa_btn_mismatch", "loa", _on("loa", "btn"), _DOUBT, occurs=_local),
    Defect("loa_carrier_mismatch", "loa", _at_another_carrier, _REVIEW, _has_labels),
    Defect("loa_number_missing", "loa", _without_a_number("loa"), numbers=2),
    Defect("loa_wrong_country_form", "loa", _of_the_other_country, _by_form,
           lambda layout, letter: letter in ("own", "lined", "canada")),
    Defect("po_box.loa", "loa", _on("loa", "box")),
)  # fmt: skip
_ON_BILLS = (
    Defect("bill_not_dated", "bill", lambda draft, rng: draft.with_bill(shows_date=False), _DOUBT),
    Defect("bill_too_old", "bill", lambda draft, rng: draft.with_bill(
        dated=draft.today - timedelta(days=rng.randint(31, 120)))),
    Defect("bill_account_number_mismatch", "bill", _on("bill", "number"), occurs=_has_account),
    Defect("bill_name_mismatch", "bill", _on("bill", "name"), _ANY, _names_no_user),
    Defect("bill_name_mismatch.csr_too", "bill", _on_both_records("name"), _by_holder_label, _names_no_user),
    Defect("bill_address_mismatch", "bill", _on("bill", "place"), _ANY),
    Defect("bill_address_mismatch.csr_too", "bill", _on_both_records("place"), _by_address_label),
    Defect("bill_postal_code_mismatch", "bill", _on("bill", "code"), _ANY),
    Defect("bill_number_missing", "bill", _without_a_number("bill"), _DOUBT, numbers=2),
    Defect("bill_number_missing.csr_too", "bill", _without_a_number("bill", "csr"), numbers=2),
    Defect("bill_past_due", "bill", lambda draft, rng: draft.with_bill(
        past_due_cents=rng.randint(2_000, 90_000)), _WARNING),
    Defect("bill_csr_disagree", "bill", _on("bill", "place"), _WARNING,
           lambda layout, letter: layout.labels_address),
    Defect("po_box.bill", "bill", _on("bill", "box"), occurs=lambda layout, letter: layout.labels_address),
    Defect("document_incomplete", "bill", lambda draft, rng: draft.with_bill(first_page_only=True), _REVIEW,
           lambda layout, letter: layout.is_counted),
    Defect("document_hidden_text", "bill", _with_what_is_not_seen, _DOUBT),
)  # fmt: skip
_ON_RECORDS = (
    Defect("csr_name_mismatch", "csr", _on("csr", "name")),
    Defect("csr_address_mismatch", "csr", _on("csr", "place")),
    Defect("csr_postal_code_mismatch", "csr", _on("csr", "code")),
    Defect("csr_account_number_mismatch", "csr", _on("csr", "number"), occurs=_has_account),
    Defect("csr_btn_mismatch", "csr", _on("csr", "btn"), occurs=_local),
    Defect("csr_number_missing", "csr", _without_a_number("csr"), numbers=2),
    Defect("csr_restriction.freeze", "csr", _restricted("freeze"), _REVIEW),
    Defect(
        "csr_restriction.pending",
        "csr",
        _restricted("pending"),
        _REVIEW,
        lambda layout, letter: layout.name != "saguenay",
    ),
    Defect("csr_restriction.inactive", "csr", _restricted("inactive"), _REVIEW),
    Defect("po_box.csr", "csr", _on("csr", "box")),
)
_ON_FILES = (
    Defect("document_missing", "any", _no_document("loa", "bill")),
    Defect("document_missing.csr", "csr", _no_document("csr"), _REVIEW),
    Defect("document_not_pdf", "any", _file(_not_a_pdf)),
    Defect("document_encrypted", "any", _file(_locked)),
    Defect("document_empty", "any", _file(_blank_or_nothing)),
    Defect("document_too_large", "any", _file(_with_many_pages)),
    Defect("document_unsafe.program", "any", _file(_with_launch)),
    Defect("document_unsafe.script", "any", _file(_with_script), _REVIEW),
    Defect("document_unreadable", "any", _file(_broken), _DOUBT),
    Defect("document_wrong_kind", "any", _in_another_slot),
    Defect("document_combined", "any", _several_in_one),
    Defect("document_duplicate", "any", _one_in_two_slots),
)
_ON_REQUESTS = (
    Defect("po_box", "request", _box_everywhere),
    Defect("address_invalid", "request", _address_given(region="ZZ")),
    Defect("address_invalid.no_house", "request", _address_given(street="Main Street"), _REVIEW),
    Defect("postal_code_invalid", "request", _bad_postal_code),
    Defect("number_invalid", "request", _numbers_given(add=lambda draft: "512-555-01")),
    Defect("number_not_us_or_canada", "request", _numbers_given(add=lambda draft: "+18765550123")),
    Defect("number_unportable", "request", _numbers_given(add=lambda draft: "+19005550123")),
    Defect("number_duplicate", "request", _numbers_given(add=lambda draft: draft.customer.account.btn)),
    Defect("account_number_missing", "request", lambda draft, rng: draft.with_carrier(account_number=None),
           occurs=_has_account),
    Defect("pin_missing", "request", lambda draft, rng: draft.with_carrier(pin=None),
           occurs=lambda layout, letter: layout.type == "wireless"),
    Defect("btn_missing", "request", lambda draft, rng: draft.with_carrier(billing_telephone_number=None),
           occurs=_local),
    Defect("btn_not_on_account", "request", _btn_elsewhere, _REVIEW, occurs=_local),
    Defect("new_btn_required", "request", lambda draft, rng: draft.with_request(remaining_numbers="keep"),
           occurs=_local),
    Defect("google_voice_locked", "request",
           lambda draft, rng: draft.with_request(google_voice_unlocked=False)),
)  # fmt: skip

DEFECTS: Mapping[str, Defect] = {
    defect.name: defect for defect in (*_ON_LETTERS, *_ON_BILLS, *_ON_RECORDS, *_ON_FILES, *_ON_REQUESTS)
}
