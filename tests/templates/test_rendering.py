import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest

import porting
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.errors import MailNotAcceptedError
from porting.domain.notice import Notice, NoticeKind
from porting.domain.port_request import Contact
from porting.domain.rejection import RULES, ReasonCode, RejectionReason
from porting.mail.commands import commands_for
from porting.mail.preview import preview
from porting.mail.rendering import RenderedMail, render
from porting.mail.samples import TO_SUPPORT, Sample, full, minimal, samples
from porting.mail.wording import span_in_words
from tests.builders_notice import LETTERHEAD, a_notice

TEMPLATES = Path(porting.__file__).parent / "templates"
SIGNALS = {
    "resubmit",
    "review_documents",
    "backbone_decision",
    "carrier_response",
    "confirm_transfer",
    "cancel_request",
    "extend_deadline",
    "change_contact",
    "add_note",
}
#: Where the customer might otherwise close the account too early.
WARNS_TO_KEEP_THE_ACCOUNT = [
    NoticeKind.RECEIVED,
    NoticeKind.DOCUMENTS_ACCEPTED,
    NoticeKind.IN_REVIEW,
    NoticeKind.APPROVED,
    NoticeKind.SUBMITTED,
    NoticeKind.REJECTED,
    NoticeKind.RESUBMITTED,
    NoticeKind.PORT_DATE,
    NoticeKind.DAY_BEFORE,
    NoticeKind.PARTIALLY_COMPLETED,
    NoticeKind.EXPIRED,
    NoticeKind.CANCELED,
    NoticeKind.CANNOT_CANCEL,
]


def rendered(notice: Notice) -> RenderedMail:
    return render(notice, LETTERHEAD)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_of_notice_has_a_subject_a_text_and_html(kind: NoticeKind) -> None:
    parts = {file.name for file in (TEMPLATES / kind).iterdir()}

    assert parts == {"subject.txt", "body.txt", "body.html"}


def test_there_is_no_folder_of_templates_without_a_kind() -> None:
    folders = {folder.name for folder in TEMPLATES.iterdir() if folder.is_dir()} - {"__pycache__"}

    assert folders == {kind.value for kind in NoticeKind}


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("make", [minimal, full])
def test_a_mail_says_nothing_empty_and_nothing_of_python(
    kind: NoticeKind, make: Callable[[NoticeKind], Notice]
) -> None:
    mail = rendered(make(kind))

    assert mail.subject
    for part in (mail.subject, mail.text, mail.html):
        assert not re.search(r"None|Undefined|\{\{|\{%|\bNoticeKind\b|\(\)|\[\]", part)


def test_the_same_notice_renders_to_the_same_mail() -> None:
    assert rendered(full(NoticeKind.REJECTED)) == rendered(full(NoticeKind.REJECTED))


def test_a_port_date_mail_without_a_date_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered(a_notice(NoticeKind.PORT_DATE, port_date=None))


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.*")), ids=lambda file: file.name)
def test_no_template_can_name_a_pin(file: Path) -> None:
    for expression in re.findall(r"\{\{(.*?)\}\}", file.read_text(encoding="utf-8")):
        names = re.sub(r'"[^"]*"', "", expression)
        assert "pin" not in names.lower()


def test_a_carriers_words_about_a_pin_or_an_account_number_are_not_passed_on() -> None:
    reasons = (
        RejectionReason(code="wrong_pin", text="PIN 0042 is wrong"),
        RejectionReason(code="account_number_incorrect", text="account is LS-999"),
    )

    mail = rendered(a_notice(NoticeKind.REJECTED, reasons=reasons))

    assert "0042" not in mail.text + mail.html
    assert "LS-999" not in mail.text + mail.html


def test_a_carriers_words_that_speak_of_a_secret_are_not_passed_on_whatever_the_reason_is() -> None:
    reasons = (RejectionReason(code="freeze", text="port protection on, PIN 0042 received"),)

    customers, supports = (
        rendered(a_notice(kind, reasons=reasons))
        for kind in (NoticeKind.REJECTED, NoticeKind.UNKNOWN_REJECTION)
    )

    assert RULES[ReasonCode.FREEZE].title in customers.text
    assert "0042" not in customers.text + customers.html
    assert "port protection on" in supports.text


def test_a_rejection_lists_all_reasons_with_title_and_remedy() -> None:
    codes = [code for code in ReasonCode if code is not ReasonCode.UNKNOWN]
    reasons = tuple(RejectionReason(code=code) for code in codes)

    text = flat(rendered(a_notice(NoticeKind.REJECTED, reasons=reasons)).text)

    for code in codes:
        assert RULES[code].title in text
        assert RULES[code].remedy in text


def test_a_reason_that_we_do_not_know_frightens_nobody() -> None:
    unknown = RejectionReason(code="8D-117", text="FATAL: RULE 4 VIOLATED")

    mail = rendered(a_notice(NoticeKind.REJECTED, reasons=(unknown,)))

    assert "looking into it" in mail.subject
    assert "There is nothing that you need to do now" in flat(mail.text)
    for part in (mail.subject, mail.text, mail.html):
        assert "FATAL" not in part
        assert "8D-117" not in part


def test_support_reads_the_carriers_own_words_and_code() -> None:
    unknown = RejectionReason(code="8D-117", text="FATAL: RULE 4 VIOLATED")

    mail = rendered(a_notice(NoticeKind.UNKNOWN_REJECTION, reasons=(unknown,)))

    assert "8D-117" in mail.text
    assert "FATAL: RULE 4 VIOLATED" in mail.text


def test_a_rejection_for_the_pin_tells_how_to_give_it_and_never_by_mail() -> None:
    reasons = (RejectionReason(code="wrong_pin"),)

    text = flat(rendered(a_notice(NoticeKind.REJECTED, reasons=reasons)).text)

    assert "Never send a PIN or a password by mail. Enter the PIN on the page of your request" in text


def test_a_canadian_is_not_asked_for_an_ssn() -> None:
    reasons = (RejectionReason(code="wrong_pin"),)

    in_the_us = rendered(a_notice(NoticeKind.REJECTED, reasons=reasons, country="US"))
    in_canada = rendered(a_notice(NoticeKind.REJECTED, reasons=reasons, country="CA"))

    assert "SSN" in in_the_us.text
    assert "SSN" not in in_canada.text


@pytest.mark.parametrize(
    ("country", "form"),
    [
        ("US", "the US Letter of Authorization"),
        ("CA", "the Canadian Letter of Authorization"),
        (None, "the Letter of Authorization"),
    ],
)
def test_a_new_loa_is_asked_for_on_the_countrys_form(country: str | None, form: str) -> None:
    reasons = (RejectionReason(code="name_mismatch"),)

    mail = rendered(a_notice(NoticeKind.REJECTED, reasons=reasons, country=country))

    assert f"A new letter has to be {form}" in flat(mail.text)


def test_findings_are_grouped_by_document_and_a_warning_asks_for_nothing() -> None:
    mail = rendered(full(NoticeKind.DOCUMENTS_REJECTED))

    order = [
        "Letter of Authorization (LOA):",
        "not signed",
        "Phone bill:",
        "is dated",
        "- Good to know: The bill",
    ]
    places = [mail.text.index(words) for words in order]

    assert places == sorted(places)


@pytest.mark.parametrize("kind", WARNS_TO_KEEP_THE_ACCOUNT)
def test_the_warning_not_to_close_the_old_account_is_where_it_matters(kind: NoticeKind) -> None:
    mail = rendered(full(kind))

    assert "PLEASE DO NOT CLOSE YOUR OLD ACCOUNT" in mail.text
    assert "Please do not close your old account" in mail.html


def test_a_moved_number_is_tested_three_ways_before_the_account_may_be_closed() -> None:
    text = flat(rendered(full(NoticeKind.TRANSFERRED)).text)

    places = [
        text.index(words)
        for words in (
            "Call the number",
            "Send a text",
            "Call somebody",
            "Reply to this mail that",
            "you may close",
        )
    ]

    assert places == sorted(places)


@pytest.mark.parametrize("kind", [NoticeKind.TRANSFERRED, NoticeKind.COMPLETED])
def test_nobody_closes_an_account_that_still_has_numbers_of_the_request(kind: NoticeKind) -> None:
    mail = rendered(full(kind, numbers_left=("+15125550199",)))

    assert "DO NOT CLOSE YOUR OLD ACCOUNT YET. It still has (512) 555-0199" in flat(mail.text)
    assert "you may close" not in mail.text + mail.html


def test_an_expired_request_does_not_say_of_a_moved_number_that_it_has_not_moved() -> None:
    mail = rendered(full(NoticeKind.EXPIRED, numbers=(), moved_numbers=("+15125550100",)))

    assert "This number has moved and is with ServiceCall.ai" in flat(mail.text)
    assert "not moved" not in mail.text + mail.html


def test_an_unportable_number_has_two_alternatives() -> None:
    text = rendered(full(NoticeKind.UNPORTABLE)).text

    assert "1. Choose a ServiceCall.ai number" in text
    assert "2. Forward your calls" in text


def test_a_port_date_is_written_with_weekday_and_zone_and_numbers_as_people_write_them() -> None:
    mail = rendered(
        a_notice(NoticeKind.PORT_DATE, port_date=date(2026, 12, 10), numbers=("+15125550100", "+18005550123"))
    )

    assert "Thursday, December 10, 2026 (Central Time)" in mail.html
    assert "- (512) 555-0100\n- 1-800-555-0123\n" in mail.text


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("America/New_York", "Eastern Time"),
        ("America/Regina", "Central Time"),
        ("America/Halifax", "Atlantic Time"),
        ("America/St_Johns", "Newfoundland Time"),
        ("America/Phoenix", "Mountain Time"),
        ("Pacific/Honolulu", "Hawaii Time"),
        ("America/Anchorage", "Alaska Time"),
        ("America/Vancouver", "Pacific Time"),
    ],
)
def test_a_zone_is_called_as_people_there_call_it(zone: str, words: str) -> None:
    mail = rendered(a_notice(NoticeKind.PORT_DATE, time_zone=zone))

    assert f"December 10, 2026 ({words})" in mail.text


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_others_wrote_stays_text_in_html(kind: NoticeKind) -> None:
    evil = "<script>x</script>\"&'<b>A & B</b>"
    finding = Finding(
        code=FindingCode.PO_BOX,
        severity=Severity.FAIL,
        document="loa",
        message=evil,
        evidence=Evidence(note=evil),
    )
    reasons = tuple(
        RejectionReason(code=code, text=evil)
        for code in (evil, "name_mismatch", "wrong_pin", "informational")
    )

    letter = full(NoticeKind.MAIL_TO_READ).letter
    assert letter

    mail = rendered(
        full(
            kind,
            letter=letter.model_copy(update={"subject": evil, "words": evil, "sender_name": evil}),
            company_name=evil,
            contact=Contact(name=evil, email="dana@acme.example", phone=evil),
            losing_carrier=evil,
            findings=(finding,),
            reasons=reasons,
            detail=evil,
            waits_for=evil,
        )
    )

    assert "<script" not in mail.html
    assert "<b>" not in mail.html
    # Whoever forges a mail would write through us to anybody: the question to its sender quotes nothing.
    quotes = kind is not NoticeKind.CONFIRM_MAIL
    assert ("&lt;b&gt;A &amp; B&lt;/b&gt;" in mail.html) is quotes


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_line_break_in_a_name_begins_no_header(kind: NoticeKind) -> None:
    evil = "Acme\r\nBcc: all@evil.example\u2028X\x00\u202eY"

    mail = rendered(
        full(
            kind,
            company_name=evil,
            waits_for=evil,
            contact=Contact(name=evil, email="dana@acme.example"),
        )
    )

    for header in (mail.subject, str(mail.to), str(mail.sender)):
        assert not re.search(r"[\x00-\x1f\u2028\u202e]", header)


def test_a_long_company_name_leaves_the_request_id_in_the_subject() -> None:
    mail = rendered(a_notice(company_name="A" * 200))

    assert mail.subject.endswith("…, acme-0001)")


@pytest.mark.parametrize("email", ["dana reyes@x", "a,b@acme.example", "dänä@acme.example", "a@b..example"])
def test_an_address_that_is_none_is_refused_and_not_quoted(email: str) -> None:
    contact = Contact.model_construct(name="Dana", email=email, phone=None)

    with pytest.raises(MailNotAcceptedError) as refusal:
        rendered(a_notice().model_copy(update={"contact": contact}))

    assert email not in str(refusal.value)


def test_an_address_at_an_international_domain_is_taken() -> None:
    mail = rendered(a_notice(contact=Contact(name="Zoé", email="zoe@québec.example")))

    assert mail.to.addr_spec == "zoe@xn--qubec-csa.example"


@pytest.mark.parametrize("kind", NoticeKind)
def test_mails_go_to_their_readers_and_answers_to_support(kind: NoticeKind) -> None:
    mail = rendered(a_notice(kind))

    to = "support@servicecall.example" if kind in TO_SUPPORT else "dana@acme.example"
    assert mail.to.addr_spec == to
    assert mail.reply_to.addr_spec == "support@servicecall.example"


def test_different_keys_have_different_message_ids() -> None:
    keys = ["acme:late:1", "acme.late:1", "acme:late:11", "acme-late:1", "Acme:late:1", "ä" * 90, "ä" * 91]

    ids = {rendered(a_notice(key=key)).message_id for key in keys}

    assert len(ids) == len(keys)
    assert "<acme.late.1@servicecall.example>" in ids
    assert all(re.fullmatch(r"<[A-Za-z0-9_=.-]+@servicecall\.example>", each) for each in ids)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: f"{sample.notice.kind}-{sample.name}")
def test_each_command_for_support_is_whole_in_both_parts(sample: Sample) -> None:
    mail = rendered(sample.notice)

    for command in commands_for(sample.notice):
        assert command.signal in SIGNALS
        assert isinstance(json.loads(command.payload), dict)
        assert f"    {command.line}\n" in mail.text
        assert f"    {command.payload}\n" in mail.text
        assert command.line in _Words.of(mail.html)
        assert command.payload in _Words.of(mail.html)


#: What to do about these is no message to a request, or nothing.
WITHOUT_COMMANDS = {NoticeKind.ENDED, NoticeKind.STEP_FAILED, NoticeKind.MAIL_TO_READ}


@pytest.mark.parametrize("kind", sorted(TO_SUPPORT - WITHOUT_COMMANDS))
def test_support_is_told_what_to_send_where_it_can_do_something(kind: NoticeKind) -> None:
    assert commands_for(full(kind))


@pytest.mark.parametrize("kind", NoticeKind)
def test_html_has_no_remote_content_and_closes_its_tags(kind: NoticeKind) -> None:
    mail = rendered(full(kind))

    html = re.sub(r'<a href="https://[^"]*">', "", mail.html)
    assert not re.search(r"<img|<link|<script|url\(|https?:", html)
    assert _Tags.open_after(mail.html) == []


def test_no_line_of_text_is_wider_than_a_mail_but_what_is_copied() -> None:
    for sample in samples():
        for line in rendered(sample.notice).text.splitlines():
            assert len(line) <= 76 or line.startswith("    ")


def test_the_preview_shows_every_mail_on_one_page(tmp_path: Path) -> None:
    page = preview(tmp_path / "mails").read_text(encoding="utf-8")

    for sample in samples():
        assert f'id="{sample.notice.kind}-{sample.name}"' in page


class _Words(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    @classmethod
    def of(cls, page: str) -> str:
        parser = cls()
        parser.feed(page)
        return "".join(parser.words)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class _Tags(HTMLParser):
    """The tags of a page that were opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    @classmethod
    def open_after(cls, page: str) -> list[str]:
        parser = cls()
        parser.feed(page)
        return parser.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_mail_says_how_long_it_takes_as_its_requests_policy_has_it() -> None:
    notice = full(NoticeKind.RECEIVED).model_copy(
        update={"approval_within": timedelta(hours=48), "response_within": timedelta(days=10)}
    )

    text = " ".join(rendered(notice).text.split())

    assert "approves them: within 48 hours." in text
    assert "answers within 10 days." in text


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "an hour"), (24, "24 hours"), (60, "60 hours"), (72, "3 days"), (168, "a week"), (336, "2 weeks")],
)
def test_a_span_is_written_as_people_say_it(hours: int, words: str) -> None:
    assert span_in_words(timedelta(hours=hours)) == words
