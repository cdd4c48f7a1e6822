import io
import logging
import random
from datetime import UTC, datetime

import pytest
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.pyhanko_signatures import validated
from tests.documents.signing import (
    Certifying,
    changed_by_a_byte,
    digitally_signed,
    filled_later,
    saved_again,
    signing_root,
    with_a_further_page,
)

AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
DANA = "Dana Reyes"


def a_letter_with_fields() -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    canvas.drawString(72, 720, "Letter of Authorization")
    canvas.acroForm.textfield(name="account_number", x=72, y=600, width=200, height=20)
    canvas.acroForm.textfield(name="btn", x=72, y=560, width=200, height=20)
    canvas.save()
    return content.getvalue()


LETTER = a_letter_with_fields()


def test_a_letter_that_nobody_signed_has_no_signature() -> None:
    assert validated(LETTER) == ()


def test_a_signed_letter_is_intact_and_says_who_signed_it_when_without_proving_it() -> None:
    (signature,) = validated(digitally_signed(LETTER, DANA, AT, field="customer_signature"))

    assert signature.intact
    assert not signature.changed_after
    assert (signature.signer, signature.signed_at) == (DANA, "2026-11-20T15:30:00+00:00")
    assert signature.field == "customer_signature"
    assert not signature.trusted


def test_a_signer_below_a_trusted_root_is_trusted() -> None:
    (signature,) = validated(digitally_signed(LETTER, DANA, AT), trusted_roots=[signing_root()])

    assert signature.trusted


def test_a_signature_with_an_appearance_is_as_good_as_one_without() -> None:
    (signature,) = validated(digitally_signed(LETTER, DANA, AT, shown_at=(72, 100, 300, 140)))

    assert signature.intact
    assert not signature.changed_after


def test_one_changed_byte_breaks_the_signature() -> None:
    (signature,) = validated(changed_by_a_byte(digitally_signed(LETTER, DANA, AT)))

    assert not signature.intact
    assert signature.is_checkable


def test_a_letter_that_a_program_saved_again_is_not_as_it_was_signed() -> None:
    (signature,) = validated(saved_again(digitally_signed(LETTER, DANA, AT)))

    assert not signature.intact


def test_a_field_filled_in_after_the_only_signature_is_a_change() -> None:
    (signature,) = validated(filled_later(digitally_signed(LETTER, DANA, AT), account_number="LS-204418"))

    assert signature.intact
    assert signature.changed_after
    assert not signature.content_changed


def test_a_page_appended_after_the_signature_is_a_change() -> None:
    (signature,) = validated(with_a_further_page(digitally_signed(LETTER, DANA, AT)))

    assert signature.intact
    assert signature.changed_after
    assert signature.content_changed


def test_two_signatures_one_after_the_other_are_no_change() -> None:
    first = digitally_signed(LETTER, DANA, AT, field="first")

    signatures = validated(digitally_signed(first, "Lee Park", AT, field="second"))

    assert [(each.signer, each.intact, each.changed_after) for each in signatures] == [
        (DANA, True, False),
        ("Lee Park", True, False),
    ]


def test_filling_in_between_two_signatures_is_signed_by_the_second() -> None:
    filled = filled_later(digitally_signed(LETTER, DANA, AT, field="first"), account_number="LS-204418")

    signatures = validated(digitally_signed(filled, "Lee Park", AT, field="second"))

    assert [each.changed_after for each in signatures] == [False, False]


def test_a_page_added_between_two_signatures_is_a_change_of_what_the_first_signed() -> None:
    longer = with_a_further_page(digitally_signed(LETTER, DANA, AT, field="first"))

    signatures = validated(digitally_signed(longer, "Lee Park", AT, field="second"))

    assert [each.changed_after for each in signatures] == [True, False]


@pytest.mark.parametrize("certifying", ["no changes", "filling"])
def test_a_certified_letter_that_nobody_touched_is_sound(certifying: Certifying) -> None:
    (signature,) = validated(digitally_signed(LETTER, DANA, AT, certifying=certifying))

    assert signature.intact
    assert not signature.changed_after


@pytest.mark.parametrize("certifying", ["no changes", "filling"])
def test_what_is_filled_into_a_certified_letter_nobody_has_signed(certifying: Certifying) -> None:
    certified = digitally_signed(LETTER, DANA, AT, certifying=certifying)

    (signature,) = validated(filled_later(certified, account_number="LS-204418"))

    assert signature.intact
    assert signature.changed_after


@pytest.mark.parametrize(("certifying", "changed"), [("no changes", True), ("filling", False)])
def test_a_certified_letter_may_be_filled_in_and_signed_if_its_certificate_allows_it(
    certifying: Certifying, changed: bool
) -> None:
    certified = digitally_signed(LETTER, "Example Forms", AT, field="form", certifying=certifying)
    filled = filled_later(certified, account_number="LS-204418")

    signatures = validated(digitally_signed(filled, DANA, AT, field="customer_signature"))

    assert [each.changed_after for each in signatures] == [changed, False]


def test_a_signature_of_an_old_kind_is_not_called_broken() -> None:
    old = digitally_signed(LETTER, DANA, AT).replace(b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha1 ")

    (signature,) = validated(old)

    assert not signature.is_checkable


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"/ByteRange",
        b"%PDF-1.7 /ByteRange [0 1 2 3]",
        digitally_signed(LETTER, DANA, AT)[:-900],
        digitally_signed(LETTER, DANA, AT)[2000:],
    ],
    ids=["empty", "a word", "no objects", "cut off", "headless"],
)
def test_a_file_that_is_no_signed_letter_has_no_intact_signature(content: bytes) -> None:
    assert not any(each.intact for each in validated(content))


def test_no_signature_is_intact_and_unchanged_whatever_happens_to_its_letter(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Bytes of the signed part, the cross references and the signature itself, none of which may raise."""
    caplog.set_level(logging.DEBUG)
    signed = digitally_signed(LETTER, DANA, AT)
    intact, value = validated(signed), signed.index(b"/Contents <")
    chance = random.Random(3)
    for _ in range(60):
        at = chance.choice([chance.randrange(value), chance.randrange(value, value + 3000)])
        changed = signed[:at] + bytes([signed[at] ^ (1 << chance.randrange(8))]) + signed[at + 1 :]

        signatures = validated(changed)

        assert signatures == intact or not any(each.intact for each in signatures)
    assert DANA not in caplog.text
