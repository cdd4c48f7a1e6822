"""Whatever others write, a parser of ours ends with what it found or with an error of its own, and reads what
we have written as it was meant.

| what | whose | where it is shown |
|---|---|---|
| request file, history file, file of API keys, ring file, durations | operators | here |
| settings | operators | `test_settings.py` |
| phone numbers, postal codes, addresses, dates, names | documents, forms | here; `domain/checks` |
| links, reply addresses | customers, mail | here |
| webhooks of the sandbox, SendGrid | upstream, mail service | here |
| webhooks of Telnyx | upstream | `adapters/test_telnyx_webhook.py` |
| multipart forms | mail service | here |
| mails by MIME part, SMTP data | senders | `mail/inbound/test_reading.py`, `adapters/test_smtp_data.py` |
| words, labels, secrets and HTML in mails | senders | here |
| Authentication-Results | mail servers | `mail/inbound/test_authentication_results.py` |
| codes and words of rejections | carriers | here; `domain/test_rejection_words.py` |
| encrypted payloads, sealed bytes | Temporal's database, disks | here |
| messages of requests and drafts | anybody who reaches Temporal | `workflows/test_any_message.py` |
| every operation of the API | programs | `starters/web/api/test_every_operation.py` |
| PDFs and pictures | customers | `guard/test_hostile_files.py`, `fuzz/` |

How many examples there are is the profile's to say (`conftest.py`).
"""

import hashlib
import hmac
import json
from base64 import b64encode
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porting import api_keys
from porting.adapters import sandbox_webhook, sendgrid_events
from porting.adapters.multipart_form import NotAFormError, form_in
from porting.api_keys import ApiKeysError, Scope
from porting.domain import phone_number
from porting.domain.checks import address, dates, postal_code
from porting.domain.errors import InvalidRequestError
from porting.domain.rejection import RejectionReason, rule
from porting.encryption import kek, sealed
from porting.encryption.sealed import NotOpenedError
from porting.links import LinkExpiredError, LinkInvalidError, Links, Purpose
from porting.mail.inbound import headers, html_text, secrets, stated, subject, words
from porting.mail.inbound.answer import own_words
from porting.mail.reply_address import ReplyAddresses
from porting.setting_values import duration
from starters.exported import Exported
from starters.request_file import read_request_file

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
SECRET = b"0123456789abcdef0123456789abcdef"
SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

#: Text as people write it in this trade, and any text.
WRITTEN = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.sampled_from(
            [
                "410",
                "N",
                "Main",
                "St",
                "Ste",
                "#200",
                "PO",
                "Box",
                "Austin",
                "TX",
                "78701",
                "K1A 0B1",
                ",",
                "\n",
                "PIN",
                "is",
                "1234",
                "account",
                "number:",
                "+15125550100",
                "(512)",
                "555-0100",
                "Nov",
                "11/23/2026",
                "23.11.26",
                "2026-02-30",
                "st.",
                "é",
                "\xa0",
                "wrong",
                "invalid",
                "please",
                "cancel",
                "<b>",
                "&#0;",
            ]
        ),
        max_size=12,
    ).map(" ".join),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
#: Of SendGrid, as its page shows it; whose private half nobody has.
_P256 = b64encode(
    generate_private_key(SECP256R1())
    .public_key()
    .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
).decode()
IDS = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z")


class Tokens(dict[str, str]):
    """`RememberedTokens` in memory."""

    def remember(self, token: str, request_id: str) -> None:
        self[token] = request_id

    def request_of(self, token: str) -> str | None:
        return self.get(token)


@SHARED_FOLDER
@given(st.one_of(st.binary(max_size=300), JSON.map(lambda given: json.dumps(given).encode())))
def test_any_file_is_a_port_request_or_none_for_a_reason(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "request.json"
    file.write_bytes(content)

    with pytest.raises(InvalidRequestError) as refusal:
        read_request_file(file)

    assert refusal.value.problems


@SHARED_FOLDER
@given(
    st.sampled_from(["acme-0001.json"]),
    st.lists(
        st.sampled_from(["numbers", "contact", "losing_carrier", "documents", "service_address"]), min_size=1
    ),
    JSON,
)
def test_a_port_request_with_something_else_in_a_field_is_read_or_names_the_field(
    tmp_path: Path, name: str, fields: list[str], given_instead: Any
) -> None:
    example = json.loads((Path(__file__).parents[1] / "examples" / "acme-0001" / "request.json").read_text())
    file = tmp_path / name
    file.write_text(json.dumps(example | dict.fromkeys(fields, given_instead)))

    named = {problem.partition(".")[0] for problem in _problems_in(file)}
    assert named <= {*fields}


def _problems_in(file: Path) -> tuple[str, ...]:
    try:
        read_request_file(file)
    except InvalidRequestError as refusal:
        return tuple(refusal.problems)
    return ()


@SHARED_FOLDER
@given(st.one_of(st.binary(max_size=200), JSON.map(lambda given: json.dumps({"events": given}).encode())))
def test_any_file_is_a_history_or_none_for_a_reason(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "history.json"
    file.write_bytes(content)

    read = Exported.read(file)

    assert read.history is None
    assert read.problem


def test_a_history_that_is_nested_without_end_is_none(tmp_path: Path) -> None:
    file = tmp_path / "history.json"
    file.write_bytes(b"[" * 200_000)

    assert Exported.read(file).problem == "this is no JSON"


@SHARED_FOLDER
@given(st.binary(max_size=200))
def test_any_file_holds_api_keys_or_says_which_line_does_not(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "keys"
    file.write_bytes(content)

    with suppress(ApiKeysError):
        api_keys.FILE.read(file)


@SHARED_FOLDER
@given(st.text(min_size=1, max_size=80), st.sets(st.sampled_from(Scope), min_size=1))
def test_an_api_key_that_was_made_is_read_as_it_was_made(
    tmp_path: Path, name: str, scopes: set[Scope]
) -> None:
    file = tmp_path / "keys"
    file.unlink(missing_ok=True)
    try:
        key, kept = api_keys.new_key(name, scopes)
    except ApiKeysError:
        return  # the name does not fit into a line
    api_keys.FILE.add(file, kept)

    assert api_keys.holder(api_keys.FILE.read(file), key) == kept


@given(st.text(max_size=120))
def test_any_text_is_a_ring_of_keys_or_none(text: str) -> None:
    with suppress(ValueError):
        assert all(len(key) == len(SECRET) for key in kek.parsed(text).values())


@given(st.one_of(st.text(max_size=12), st.from_regex(r"\A[0-9.e]{1,6}[smhdw]?\Z")))
def test_any_text_is_a_duration_above_nothing_or_none(text: str) -> None:
    with suppress(ValueError):
        assert duration(text) > timedelta(0)


@given(WRITTEN)
def test_whatever_stands_in_a_document_is_compared(text: str) -> None:
    assert postal_code.normal(postal_code.normal(text)) == postal_code.normal(text)
    postal_code.country_of(text)
    address.physical(text)
    country: Any
    for country in ("US", "CA"):
        postal_code.is_valid(text, country)
        dates.find_dates(text, country)
        found = address.parse(text, country)
        assert address.compare(found, found) == address.compare(address.parse(text, country), found)


@given(st.from_regex(r"\A\+1[2-9][0-9]{9}\Z"))
def test_every_number_of_the_plan_has_a_country_or_none_and_a_zone(number: str) -> None:
    assert phone_number.country_of(number) in ("US", "CA", None)
    assert phone_number.in_words(number)
    assert phone_number.time_zone_of(number)


@given(st.text(max_size=300), st.sampled_from(Purpose))
def test_any_text_is_a_link_of_ours_or_none(token: str, purpose: Purpose) -> None:
    with pytest.raises((LinkInvalidError, LinkExpiredError)):
        Links("https://x.example", (SECRET,)).held(purpose, token, NOW)


@given(IDS, st.sampled_from(Purpose), st.integers(0, 200), st.integers(1, 255))
def test_a_link_opens_what_it_was_made_for_and_an_altered_one_nothing(
    request_id: str, purpose: Purpose, place: int, change: int
) -> None:
    links = Links("https://x.example", (SECRET,))
    token = links.token(purpose, request_id, NOW)
    altered = list(token)
    altered[place % len(token)] = chr(ord(altered[place % len(token)]) ^ change)

    assert links.subject_of(purpose, token, NOW) == request_id
    with suppress(LinkInvalidError, LinkExpiredError):
        # The last letter has bits that say nothing.
        assert links.subject_of(purpose, "".join(altered), NOW) == request_id


@given(IDS, st.booleans(), WRITTEN)
def test_a_reply_address_is_read_as_it_was_made_and_no_other_text_is_one(
    request_id: str, in_capitals: bool, other: str
) -> None:
    addresses = ReplyAddresses("porting@x.example", (SECRET,), Tokens())
    made = addresses.reply_address(request_id)

    assert addresses.request_of(f"Porting <{made.upper() if in_capitals else made}>") == request_id
    assert addresses.request_of(other) is None
    assert addresses.request_of(f"porting+{other}@x.example") is None


@given(WRITTEN, st.text(max_size=60))
def test_whatever_a_mail_says_is_read(text: str, html: str) -> None:
    list(stated.facts_stated(text))
    assert secrets.masked(secrets.masked(text)) == secrets.masked(text)
    assert not secrets.gives_a_secret(text) or secrets.masked(text) != text
    words.says(text)
    subject.wish_in(text)
    own_words(text)
    html_text.text_of(f"<p>{text}</p>{html}")
    headers.one_address((text,))
    headers.instant(text)
    headers.readable(f"=?utf-8?q?{text}?=")


@given(st.text(st.characters(max_codepoint=255), max_size=60), st.binary(max_size=300))
def test_any_body_is_a_form_or_none(content_type: str, body: bytes) -> None:
    for kind in (content_type, "multipart/form-data; boundary=b"):
        with suppress(NotAFormError):
            form_in(kind, body)


@given(st.one_of(st.binary(max_size=200), JSON.map(lambda given: json.dumps(given).encode())))
def test_a_webhook_of_the_sandbox_is_an_event_or_none(body: bytes) -> None:
    timestamp = str(int(NOW.timestamp()))
    signature = hmac.new(SECRET, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()

    sandbox_webhook.verify(SECRET, timestamp, body, signature, NOW)

    assert sandbox_webhook.verify(SECRET, timestamp, body + b" ", signature, NOW) is None


@given(st.text(max_size=40), st.text(max_size=40), st.binary(max_size=40))
def test_any_headers_of_a_webhook_are_no_signature(timestamp: str, signature: str, body: bytes) -> None:
    assert sandbox_webhook.verify(SECRET, timestamp, body, signature, NOW) is None
    assert not sendgrid_events.is_genuine(_P256, timestamp, body, signature, NOW)
    assert not sendgrid_events.is_genuine(_P256, str(int(NOW.timestamp())), body, signature, NOW)


@given(st.text(max_size=60), WRITTEN)
def test_whatever_a_carrier_gives_as_a_reason_has_a_rule(code: str, text: str) -> None:
    reason = RejectionReason(code=code, text=text)

    assert rule(reason).title
    assert RejectionReason.model_validate_json(reason.model_dump_json()) == reason


@given(st.binary(max_size=80), st.binary(max_size=20), st.binary(max_size=80))
def test_sealed_bytes_open_as_they_were_and_nothing_else_does(
    plain: bytes, bound: bytes, other: bytes
) -> None:
    assert sealed.unseal(SECRET, sealed.seal(SECRET, plain, bound), bound) == plain
    for not_ours, bound_to in ((other, bound), (sealed.seal(SECRET, plain, bound), bound + b"x")):
        with pytest.raises(NotOpenedError):
            sealed.unseal(SECRET, not_ours, bound_to)
