"""What a mail means: by its subject, its address, its words, and who has proven to have sent it."""

from pathlib import Path

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.mail.inbound.automatic import Automatic
from porting.mail.inbound.intent import (
    AnswersRequest,
    AutomaticReply,
    ForSupport,
    Intent,
    StartsOrCompletes,
    Unverified,
    Why,
    understood,
)
from porting.mail.inbound.kept import keep, kept_mail
from porting.mail.inbound.subject import wish_in
from porting.mail.reply_address import ReplyAddresses
from tests.mail.inbound.posts import BASE, File, Mail, a_pdf
from tests.mail.inbound.reading import parsed, read_raw


class NoTokens:
    """`RememberedTokens` for ids that fit into an address."""

    def remember(self, token: str, request_id: str) -> None:
        raise AssertionError(f"{request_id} fits without {token}")

    def request_of(self, token: str) -> str | None:
        return None


REPLIES = ReplyAddresses(BASE, (b"k" * 32,), NoTokens())
ACME, OTHER = REPLIES.reply_address("acme-0001"), REPLIES.reply_address("bolt-0002")
LOA = File("scan001.pdf", a_pdf("loa"))
PHOTOGRAPH = File("bill.jpg", b"\xff\xd8\xff" + b"x" * 200_000, "image/jpeg")
LOGO = File("logo.png", b"\x89PNG" + b"x" * 2000, "image/png")
ANSWER = Mail(subject="Re: Your port was rejected", to=ACME, text="It is done.")


def meaning(mail: Mail) -> Intent:
    one, other = (
        understood(each, REPLIES.request_of, {BASE}, BASE) for each in (parsed(mail), read_raw(mail))
    )
    assert one == other
    return one


WISHES = [
    ("Port phone number to ServiceCall.ai - Acme", "Acme"),
    ("port PHONE number to servicecall.AI - Acme", "Acme"),
    ("Re: Port phone number to ServiceCall.ai - Acme", "Acme"),
    ("RE[2]: Fwd: FW: Port phone number to ServiceCall.ai - Acme", "Acme"),
    ("AW: WG: Port phone number to ServiceCall.ai - Acme", "Acme"),
    ("TR: RE : Port phone number to ServiceCall.ai - Acme", "Acme"),
    ("[EXTERNAL] Re: Port phone number to ServiceCall.ai - Acme", "Acme"),
    ("Port phone number to ServiceCall.ai – Acme", "Acme"),
    ("Port phone number to ServiceCall.ai — Acme - West", "Acme - West"),
    ("Port phone number to ServiceCall.ai\u2011Acme", "Acme"),
    ("Port phone number to ServiceCall.ai: Acme", "Acme"),
    ("Port phone number to ServiceCall.ai Acme", "Acme"),
    ("  Port   phone\u00a0number  to ServiceCall.ai-Acme ", "Acme"),
    ("Port phone numbers to ServiceCall.ai - Acme", "Acme"),
    ("Port our phone number to ServiceCall ai - Plomberie Côté & Fils inc.", "Plomberie Côté & Fils inc."),
    ("Port phone number to ServiceCall.ai", None),
    ("Port phone number to ServiceCall.ai -", None),
    ("Port phone number to ServiceCall.ai - Company Name", None),
]


@pytest.mark.parametrize(("subject", "company"), WISHES)
def test_the_subject_that_we_ask_for_starts_a_request(subject: str, company: str | None) -> None:
    meant = meaning(Mail(subject=subject, files=(LOA,)))

    assert meant == StartsOrCompletes(company=company, documents=(0,))


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "Hello",
        "Port phone number",
        "Port phone number to Acme",
        "ServiceCall.ai",
        "Re:",
        "Port number to ServiceCall.aid",
    ],
)
def test_another_subject_is_for_support(subject: str) -> None:
    assert wish_in(subject) is None
    assert meaning(Mail(subject=subject)) == ForSupport(
        why=Why.NOT_UNDERSTOOD, words="Hello, our documents are attached. Dana"
    )


@pytest.mark.parametrize(
    "text", ["Please hold off until January.", "Do not submit it before we have talked."]
)
def test_who_asks_for_a_port_and_to_wait_is_heard_by_a_person(text: str) -> None:
    meant = meaning(Mail(text=text, files=(LOA,)))

    assert isinstance(meant, ForSupport)
    assert meant.why is Why.WORDS_TO_READ


def test_what_cannot_be_read_is_told_apart_from_documents_and_logos() -> None:
    files = (
        LOA,
        LOGO,
        PHOTOGRAPH,
        File("papers.zip", b"PK\x03\x04", "application/zip"),
        File("x.pdf", b""),
        LOA,
    )

    meant = meaning(Mail(files=files))

    assert meant == StartsOrCompletes(company="Acme Plumbing LLC", documents=(0,), unusable=(2, 3, 4))


def test_an_answer_that_it_is_done_is_one() -> None:
    assert meaning(ANSWER) == AnswersRequest(request_id="acme-0001", says_done=True, words="It is done.")


def test_documents_answer_whatever_is_said_with_them() -> None:
    meant = meaning(ANSWER.but(text="Could you take this one? Thanks", files=(LOA,)))

    assert isinstance(meant, AnswersRequest)
    assert (meant.documents, meant.says_done) == ((0,), False)


def test_the_address_counts_and_not_the_subject() -> None:
    assert isinstance(meaning(ANSWER.but(subject=Mail().subject)), AnswersRequest)
    assert isinstance(
        meaning(ANSWER.but(to=f"Porting Desk <{ACME.upper()}>", recipients=(BASE,))), AnswersRequest
    )
    assert isinstance(meaning(ANSWER.but(to="other@acme.example", recipients=(ACME,))), AnswersRequest)


FOR_SUPPORT: dict[Why, Mail] = {
    Why.WORDS_TO_READ: ANSWER.but(text="Is it enough when I pay tomorrow?"),
    Why.HAS_A_SECRET: ANSWER.but(text="It is done. The PIN is 4321."),
    Why.UNUSABLE_ATTACHMENTS: ANSWER.but(files=(LOA, PHOTOGRAPH)),
    Why.TOO_MANY_DOCUMENTS: ANSWER.but(files=tuple(File(f"{at}.pdf", a_pdf(str(at))) for at in range(13))),
    Why.SEVERAL_REQUESTS: ANSWER.but(recipients=(ACME, OTHER)),
    Why.NO_SUCH_ADDRESS: ANSWER.but(to="porting+acme-0001.aaaaaaaaaaaaaaaa@desk.example"),
    Why.FROM_A_MACHINE: ANSWER.but(files=(LOA,), more={"List-Id": "<team.acme.example>"}),
}


@pytest.mark.parametrize("why", FOR_SUPPORT)
def test_what_no_machine_should_decide_is_for_support(why: Why) -> None:
    meant = meaning(FOR_SUPPORT[why])

    assert isinstance(meant, ForSupport)
    assert meant.why is why
    assert "4321" not in meant.words


@pytest.mark.parametrize(
    "text", ["Please cancel the port. New LOA attached.", "The zip is 78702, see the LOA"]
)
def test_documents_with_another_wish_or_a_fact_are_for_support(text: str) -> None:
    meant = meaning(ANSWER.but(text=text, files=(LOA,)))

    assert isinstance(meant, ForSupport)
    assert meant.why is Why.WORDS_TO_READ


AUTOMATIC: list[tuple[Automatic, Mail]] = [
    (Automatic.AUTO_REPLY, ANSWER.but(more={"Auto-Submitted": "auto-replied"})),
    (Automatic.AUTO_REPLY, ANSWER.but(more={"auto-submitted": "auto-generated; type=x"})),
    (Automatic.AUTO_REPLY, ANSWER.but(more={"X-Autoreply": "yes"})),
    (Automatic.AUTO_REPLY, ANSWER.but(more={"Precedence": "auto_reply"})),
    (Automatic.AUTO_REPLY, ANSWER.but(subject="Automatic reply: Your port was rejected")),
    (Automatic.AUTO_REPLY, ANSWER.but(subject="Out of Office Re: Your port was rejected")),
    (Automatic.AUTO_REPLY, ANSWER.but(subject="Réponse automatique : Your port was rejected")),
    (Automatic.BOUNCE, ANSWER.but(subject="Undeliverable: Your port was rejected")),
    (Automatic.BOUNCE, ANSWER.but(sender="MAILER-DAEMON@acme.example", envelope_sender="")),
    (Automatic.BOUNCE, ANSWER.but(more={"Content-Type": "multipart/report; report-type=delivery-status"})),
    (Automatic.OWN, ANSWER.but(sender=f"Porting Desk <{BASE}>")),
    (Automatic.OWN, ANSWER.but(sender=ACME)),
    (Automatic.OWN, ANSWER.but(envelope_sender=BASE)),
    (Automatic.OWN, ANSWER.but(more={"X-Porting-Key": "acme-0001:-:rejected:customer:1"})),
    (Automatic.LIST, ANSWER.but(more={"List-Unsubscribe": "<mailto:x@y.example>"})),
    (Automatic.LIST, ANSWER.but(more={"Precedence": "bulk"})),
]


@pytest.mark.parametrize(("of", "mail"), AUTOMATIC)
def test_a_mail_that_no_person_has_written_is_nothing(of: Automatic, mail: Mail) -> None:
    assert meaning(mail) == AutomaticReply(of=of)


@pytest.mark.parametrize("subject", ["Read the new LOA", "On leaving our carrier", "RE: absolutely"])
def test_a_persons_subject_is_no_machines(subject: str) -> None:
    assert not isinstance(meaning(Mail(subject=subject)), AutomaticReply)


def test_a_scanner_that_sends_documents_is_not_passed_over() -> None:
    meant = meaning(Mail(files=(LOA,), more={"Auto-Submitted": "auto-generated"}))

    assert isinstance(meant, ForSupport)
    assert meant.why is Why.FROM_A_MACHINE


def test_a_person_may_say_that_his_mail_is_none_of_a_machine() -> None:
    assert isinstance(meaning(ANSWER.but(more={"Auto-Submitted": "no"})), AnswersRequest)


@pytest.mark.parametrize("mail", [ANSWER, ANSWER.but(files=(LOA,)), Mail(files=(LOA,))])
def test_nothing_is_acted_on_whose_sender_is_not_proven(mail: Mail) -> None:
    forged = meaning(mail.but(spf="fail", dkim="none"))

    assert forged == Unverified(meant=meaning(mail))


def test_what_is_kept_of_a_mail_has_no_secret_in_it(tmp_path: Path) -> None:
    store = DirectoryDocumentStore(tmp_path)
    files = (LOA, File("note.txt", b"the PIN is 4321", "text/plain"))
    mail = read_raw(ANSWER.but(text="It is done.\nPIN: 4321", subject="Re: PIN 4321", files=files))
    intent = understood(mail, REPLIES.request_of, {BASE}, BASE)

    reference = keep(mail, intent, store)

    kept = kept_mail(reference, store)
    assert kept.intent == intent
    assert kept.sender == mail.sender
    assert store.get(kept.attachments[0].content) == LOA.content
    everything = store.get(reference) + b"".join(store.get(each.content) for each in kept.attachments)
    assert b"4321" not in everything
