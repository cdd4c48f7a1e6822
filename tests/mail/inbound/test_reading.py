"""Mails of all kinds are read for what they are, and whatever bytes come, nothing is raised."""

import io
import json
import random
import time
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porting.adapters.multipart_form import NotAFormError, form_in
from porting.mail.inbound.automatic import automatic
from porting.mail.inbound.form import Envelope, FormPart, mail_in_form, mail_of
from porting.mail.inbound.incoming import MOST_LEVELS, MOST_PARTS, AttachmentKind, MailProblem
from porting.mail.inbound.intent import understood
from tests.mail.inbound.posts import BASE, CONTENT_TYPE, DANA, File, Mail, a_pdf
from tests.mail.inbound.reading import parsed, read_raw

LOA, BILL = File("loa.pdf", a_pdf("loa")), File("bill.pdf", a_pdf("bill"))
TNEF = b"\x78\x9f\x3e\x22" + b"\x00" * 40


def nested(levels: int, inner: bytes = b"Content-Type: text/plain\r\n\r\nhello\r\n") -> bytes:
    for level in range(levels):
        head = f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n'.encode()
        inner = head + inner + f"\r\n--b{level}--\r\n".encode()
    return inner


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("loa.pdf", a_pdf())
    return file.getvalue()


def forwarded(*files: File) -> bytes:
    """A mail with another one attached to it, which has `files`."""
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "Pat <pat@acme.example>", "Fwd: papers"
    inner.set_content("It is done.")
    for file in files:
        inner.add_attachment(file.content, maintype="application", subtype="pdf", filename=file.name)
    outer = EmailMessage(policy=SMTP)
    outer.set_content("see attached")
    outer.add_attachment(inner)
    return Mail().raw().partition(b"\r\n\r\n")[0].replace(b"Content-", b"X-") + b"\r\n" + bytes(outer)


def test_both_modes_give_the_same_mail() -> None:
    mail = Mail(files=(LOA, BILL), html="<p>Hello</p>", more={"In-Reply-To": "<a@b>", "References": "<c@d>"})

    one, other = parsed(mail), read_raw(mail)

    assert one.identity == other.identity
    assert one.sender == other.sender == DANA
    assert one.sender_name == "Dana Reyes"
    assert one.recipients == other.recipients == (BASE,)
    assert one.in_reply_to == other.in_reply_to == ("<a@b>", "<c@d>")
    assert [each.content for each in one.attachments] == [LOA.content, BILL.content]
    assert one.attachments == other.attachments


def test_a_mail_that_differs_is_another_one() -> None:
    mails = [
        Mail(),
        Mail(text="another"),
        Mail(message_id="<2@acme.example>"),
        Mail(files=(LOA,)),
        Mail(files=(BILL,)),
        Mail(sender="pat@acme.example"),
    ]

    assert len({parsed(mail).identity for mail in mails}) == len(mails)


@pytest.mark.parametrize(
    ("charset", "declared", "text"),
    [
        ("utf-8", "utf-8", "café – “ok”"),
        ("cp1252", "windows-1252", "café – “ok”"),
        ("latin-1", "utf-8", "café"),
        ("utf-8", "us-ascii", "café"),
        ("utf-8", "no-such-charset", "café"),
        ("utf-8", "zlib_codec", "café"),
        ("utf-16", "utf-16", "café"),
        ("utf-8", "idna", "café"),
        ("shift_jis", "shift_jis", "移転"),
    ],
)
def test_text_is_read_in_right_and_wrong_charsets(charset: str, declared: str, text: str) -> None:
    raw = f"From: {DANA}\r\nContent-Type: text/plain; charset={declared}\r\n\r\n".encode() + text.encode(
        charset
    )
    fields = [
        FormPart("text", text.encode(charset)),
        FormPart("charsets", json.dumps({"text": declared}).encode()),
    ]

    assert mail_of(raw, Envelope()).text == text
    assert mail_in_form(fields).text == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?Q?Port_phone_number?=\r\n =?utf-8?B?IHRv?= us", "Port phone number to us"),
        ("=?iso-8859-1?q?caf=E9?=", "café"),
        ("=?no-such?q?caf=C3=A9?=", "café"),
        ("=?utf-8?B?!!!?= x", "x"),
        ("=?utf-8?Q?a=0D=0ABcc:_x@evil.example?=", "a Bcc: x@evil.example"),
        ("a\x00b", "a b"),
        ("caf\u00e9", "café"),
        ("x" * 5000, "x" * 1000),
        ("a\u202eb\u200b", "a b"),
    ],
)
def test_a_subject_is_one_readable_line(written: str, meant: str) -> None:
    raw = f"Subject: {written}\r\nFrom: {DANA}\r\n\r\nhello".encode()

    assert mail_of(raw, Envelope()).subject == meant


def test_only_html_is_read_as_text() -> None:
    mail = read_raw(Mail(text=" ", html="<p>It is <b>done</b></p><script>x()</script>"))

    assert mail.text == "It is done"


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (File("loa.pdf", a_pdf(), "application/octet-stream"), AttachmentKind.PDF),
        (File("loa.docx", a_pdf(), "application/msword"), AttachmentKind.PDF),
        (File("loa.pdf", b"no PDF"), AttachmentKind.OTHER),
        (File("loa.pdf", b""), AttachmentKind.OTHER),
        (File("winmail.dat", TNEF, "application/ms-tnef"), AttachmentKind.TNEF),
        (File("att0001.dat", TNEF, "application/octet-stream"), AttachmentKind.TNEF),
        (File("papers.zip", a_zip(), "application/zip"), AttachmentKind.ARCHIVE),
        (File("papers.zip", a_zip(), "application/octet-stream"), AttachmentKind.ARCHIVE),
        (File("smime.p7m", b"0\x80\x06", "application/pkcs7-mime"), AttachmentKind.ENCRYPTED),
        (File("smime.p7s", b"0\x80\x06", "application/pkcs7-signature"), AttachmentKind.SIGNATURE),
        (File("logo.png", b"\x89PNG\r\n", "image/png"), AttachmentKind.PICTURE),
        (File("note.csv", b"a,b", "text/csv"), AttachmentKind.TEXT),
    ],
    ids=lambda given: f"{given.name}-{given.type}" if isinstance(given, File) else str(given),
)
def test_an_attachment_is_what_it_is_and_not_what_it_is_called(file: File, kind: AttachmentKind) -> None:
    assert [each.kind for each in parsed(Mail(files=(file,))).attachments] == [kind]
    assert [each.kind for each in read_raw(Mail(files=(file,))).attachments] == [kind]


@pytest.mark.parametrize(
    "parameters",
    [
        'filename="Lettre d\'autorisation é.pdf"',
        "filename*=utf-8''Lettre%20d%27autorisation%20%C3%A9.pdf",
        "filename*0*=utf-8''Lettre%20d%27; filename*1*=autorisation%20%C3%A9.pdf",
        'filename="=?utf-8?Q?Lettre_d\'autorisation_=C3=A9=2Epdf?="',
    ],
)
def test_a_files_name_is_read_in_all_its_forms(parameters: str) -> None:
    head = f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {parameters}\r\n\r\n"

    mail = mail_of(head.encode() + a_pdf(), Envelope())

    assert mail.attachments[0].name == "Lettre d'autorisation é.pdf"


def test_documents_of_a_mail_that_is_forwarded_as_an_attachment_count_but_its_words_do_not() -> None:
    mail = read_raw(Mail(), forwarded(LOA, BILL))

    assert [each.content for each in mail.attachments] == [LOA.content, BILL.content]
    assert "done" not in mail.text


def test_nesting_ends_at_the_limit() -> None:
    assert mail_of(nested(MOST_LEVELS), Envelope()).text.strip() == "hello"
    assert mail_of(nested(MOST_LEVELS + 1), Envelope()).problem is MailProblem.TOO_NESTED


@pytest.mark.parametrize("levels", [100, 5000])
def test_endless_nesting_costs_nothing(levels: int) -> None:
    raw = nested(levels)
    began = time.process_time()

    mail = mail_of(raw, Envelope())

    assert mail.problem is MailProblem.TOO_NESTED
    assert time.process_time() - began < 1


def test_forwards_of_forwards_without_end_are_given_up() -> None:
    raw = b"Content-Type: message/rfc822\r\n\r\n" * 5000

    assert mail_of(raw, Envelope()).problem is MailProblem.TOO_NESTED


def test_a_mail_of_thousands_of_parts_is_given_up() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 20_000

    mail = mail_of(raw, Envelope())

    assert mail.problem is MailProblem.TOO_MANY_PARTS
    assert len(mail.attachments) <= MOST_PARTS


def test_forty_megabytes_are_not_looked_into() -> None:
    assert mail_of(Mail().raw() + b"x" * (40 * 1024 * 1024), Envelope()).problem is MailProblem.TOO_LARGE


def test_nothing_is_a_mail_without_anything() -> None:
    mail = mail_of(b"", Envelope())

    assert (mail.sender, mail.subject, mail.text, mail.attachments) == (None, "", "", ())


def test_a_header_cannot_be_smuggled_in() -> None:
    mail = parsed(Mail(subject="x\r\nAuto-Submitted: auto-replied", sender=f"Dana\rBcc: a@b <{DANA}>"))

    assert "\n" not in mail.subject
    assert "\r" not in mail.sender_name


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("", b""),
        ("application/json", b"{}"),
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=" + "b" * 500, b"--b\r\n"),
        (CONTENT_TYPE, b"rubbish"),
        (CONTENT_TYPE, Mail().parsed_form() * 40),
    ],
)
def test_what_is_no_form_is_told_as_such(content_type: str, body: bytes) -> None:
    try:
        fields = form_in(content_type, body)
    except NotAFormError:
        return

    mail_in_form(fields)


REAL = (
    Mail(files=(LOA, BILL), html="<p>Hello <b>you</b></p>").raw(),
    Mail(files=(LOA, BILL), html="<p>Hello</p>").parsed_form(),
    forwarded(LOA),
    nested(5, forwarded(LOA)),
    Mail(text="C'est payé – “ok”", files=(File("winmail.dat", TNEF, "application/ms-tnef"),)).raw_form(),
    b"Content-Type: text/html; charset*=utf-8''%FF\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+=A==\r\n",
)
PIECES = (
    *(
        b"\x00",
        b"\r\n",
        b"\n\n",
        b"--",
        b'"',
        b";",
        b"=?utf-8?B?",
        b"?=",
        b"%",
        b"<",
        b">",
        b"\xff\xfe",
        b"(",
    ),
    *(
        b"Content-Type: multipart/mixed; boundary=b0\r\n",
        b"charset=utf-16",
        b"name*0*=",
        b"\\",
        b"base64",
        b"@",
    ),
    *(
        b"Date: 99 Foo 99999 99:99:99 +9999\r\n",
        b"From: ",
        b"Content-Transfer-Encoding: quoted-printable\r\n",
    ),
)


def mutated(raw: bytes, seed: int) -> bytes:
    """Bytes changed, pieces put in, cut out and doubled."""
    chance = random.Random(seed)
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[at:at] = chance.choice(PIECES)
            case 1:
                del changed[at : at + chance.randint(1, 60)]
            case 2:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                changed[at:at] = changed[at : at + chance.randint(1, 200)]
    return bytes(changed)


def read_everywhere(raw: bytes) -> None:
    """All that the web process does to a mail, short of storing it."""
    mail = mail_of(raw, Envelope("x@y.example", ("porting+a.b@desk.example",)))
    automatic(mail, ())
    understood(mail, lambda _: "acme-0001", (), BASE)
    _ = mail.identity, [each.kind for each in mail.attachments]
    try:
        posted = mail_in_form(form_in(CONTENT_TYPE, raw))
    except NotAFormError:
        return
    understood(posted, lambda _: None, (), BASE)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(REAL), st.integers(0, 2**32))
def test_a_damaged_mail_is_read_without_raising(raw: bytes, seed: int) -> None:
    read_everywhere(mutated(raw, seed))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=2000))
def test_rubbish_is_read_without_raising(raw: bytes) -> None:
    read_everywhere(raw)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["headers", "from", "to", "envelope", "charsets", "SPF", "dkim", "text", "html", "email"]
        ),
        st.one_of(
            st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
        ),
    )
)
def test_fields_of_rubbish_are_read_without_raising(fields: dict[str, bytes]) -> None:
    mail = mail_in_form([FormPart(name, content) for name, content in fields.items()])

    understood(mail, lambda _: None, (), BASE)
