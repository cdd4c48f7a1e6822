"""What the words of an answer say, and what of them is never kept."""

import time

import pytest

from porting.mail.inbound import secrets, words
from porting.mail.inbound.answer import own_words
from porting.mail.inbound.html_text import text_of
from porting.mail.inbound.words import Says

DONE = [
    "It is done.",
    "Done",
    "DONE!!",
    "Paid in full",
    "It’s fixed now",
    "It's all taken care of",
    "We paid the balance. Please resubmit. Thanks, Dana",
    "Hi,\n\nThe number has been unlocked.\n\nThanks!\nDana",
    "I've unlocked it in Google Voice, please try again.",
    "The carrier updated the address today",
    "Our carrier has corrected the name. Let me know if you need anything else.",
    "They said it's been fixed.",
    "The balance has been paid.\nYou can resubmit the port request now.",
    "The account is active again",
    "All set",
    "Hi team - balance paid, number unlocked. Please resubmit asap.",
    "The freeze was lifted yesterday",
    "Per our carrier the port freeze has been removed as of this morning",
    "We have turned off the port lock",
    "Carrier confirmed the address has been corrected to match the LOA.",
    "The number is working again",
    "Just wanted to let you know that the past due balance was paid on 11/20. Please resubmit when you can.",
    "C'est fait, merci",
    "La facture est payée.",
    "Le numéro a été déverrouillé",
]
FOR_A_PERSON = [
    "It is not done",
    "It isn't paid yet",
    "Is it done?",
    "Not done, thanks",
    "Nothing is done",
    "I will pay tomorrow",
    "It will be done on Friday",
    "It must be paid first",
    "Once it is paid I will write again",
    "If it is unlocked, please go on",
    "It is paid but the number is still locked",
    "I asked them to have it fixed",
    "They need it unlocked",
    "They promised that it is fixed",
    "I think it's done",
    "Half is paid",
    "Please resubmit once the carrier has unlocked it",
    "It is done. Please cancel the port.",
    "Done. Our account number is LS-204418",
    "The correct zip is 78702, it is corrected",
    "We have paid. We also want another number moved.",
    "We're done with you people.",
    "I am done waiting for this",
    "The invoice was paid to the wrong company",
    "Balance was paid last year, this rejection makes no sense",
    "We already paid them so this is nonsense",
    "The carrier has changed the PIN, it is done",
    "We have updated our company name",
    "Have they unlocked it",
    "Only one of the accounts is paid",
    "The first number is unlocked.",
    "They claim it's fixed",
    "It is done, and our account has been closed",
    "We have paid. Our phones are dead.",
    "Ce n'est pas fait",
    "Ce sera payé demain",
    "It is done. " + "We had a long talk with them. " * 100,
]
NOTHING = [
    "",
    "  \n ",
    "Thanks",
    "Hi,\n\nplease find attached the new LOA.\n\nDana",
    "unpaid",
    "The abandoned house",
]


@pytest.mark.parametrize("text", DONE)
def test_a_customer_says_that_it_is_done(text: str) -> None:
    assert words.says(text) is Says.DONE


@pytest.mark.parametrize("text", FOR_A_PERSON)
def test_a_doubt_a_question_or_a_wish_is_for_a_person(text: str) -> None:
    assert words.says(text) is Says.SOMETHING


@pytest.mark.parametrize("text", NOTHING)
def test_pleasantries_say_nothing(text: str) -> None:
    assert words.says(text) is Says.NOTHING


@pytest.mark.parametrize(
    "text", ["Please cancel", "stop the port", "Hold off for now", "do not resubmit yet"]
)
def test_who_asks_to_stop_is_heard(text: str) -> None:
    assert words.asks_to_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "Done.\n\nOn Mon, Nov 23, 2026 at 9:00 AM Porting Desk <p@desk.example> wrote:\n> It is not paid?\n",
        "Done.\n\nOn Mon, Nov 23, 2026 at 9:00 AM Desk\n<p@desk.example>\nwrote:\n\n> It is not paid?",
        "Done.\n\n-----Original Message-----\nFrom: Porting Desk\nIt is not paid?",
        "Done.\n\nFrom: Porting Desk <p@desk.example>\nSent: Monday\nTo: Dana\nSubject: x\n\nIt is not paid?",
        "Done.\n\n________________________________\nVon: Porting Desk\nIt is not paid?",
        "Le lun. 23 nov. 2026 à 09:00, Porting Desk <p@desk.example> a écrit :\n> It is not paid?\n\nDone.",
        "> It is not paid?\nDone.\n> Will you?",
        "Done.\n\nSent from my iPhone",
        "Done.\n-- \nNot a plumber?",
    ],
)
def test_what_is_quoted_is_not_the_customers_word(text: str) -> None:
    assert own_words(text) == "Done."


def test_our_own_conditions_quoted_below_an_answer_are_no_doubt() -> None:
    quoted = "\n".join(f"> {line}" for line in ("Once it is paid, reply: it is done.", "Have you paid?"))
    text = f"It is done.\n\nOn Mon, Nov 23, 2026 at 9:00 AM Porting Desk wrote:\n{quoted}\n"

    assert words.says(own_words(text)) is Says.DONE


def test_an_answer_that_is_only_quoted_says_nothing() -> None:
    assert own_words("On Mon, Nov 23, 2026 at 9:00 AM Porting Desk wrote:\n> it is done\n") == ""


def test_html_is_read_as_a_reader_sees_it() -> None:
    markup = (
        "<html><head><title>T</title><style>p{}</style></head><body><p>It is <b>done</b>&nbsp;&amp; paid</p>"
        "<div style='display:none'>hidden<div>deeper</div></div><!-- <p>comment</p> -->"
        "<blockquote><p>old</p></blockquote><script>alert(1)</script><p>End</p>"
    )

    assert text_of(markup) == "It is done & paid\n> old\nEnd"


@pytest.mark.parametrize(
    "text",
    [
        "PIN is 4321",
        "The PIN: 4321",
        "our transfer pin number is 4321",
        "4321 is our PIN",
        "pin=43 21",
        "pin - 4321",
        "the PIN\n4321",
        "the PIN has changed, the new one is 4321",
        "The last four of my SSN: 4321",
        "le NIP est 4321",
        "4321",
        "Hi,\n\n 4321 \n\nDana",
        "passcode for the account is ab4321",
        "SSN 123-45-4321",
    ],
)
def test_a_secret_is_seen_and_not_kept(text: str) -> None:
    assert secrets.gives_a_secret(text)
    assert "4321" not in secrets.masked(text)
    assert "43 21" not in secrets.masked(text)


def test_a_password_without_digits_is_not_kept_either() -> None:
    assert secrets.masked("Password: Bluebird") == "Password: [removed]"


@pytest.mark.parametrize("text", ["please ask for the PIN", "call 512-555-0100", "account number LS-204418"])
def test_what_only_speaks_of_a_secret_stays(text: str) -> None:
    assert secrets.masked(text) == text
    assert not secrets.gives_a_secret(text)


@pytest.mark.parametrize(
    "piece", ["a ", "pin ", "1 ", "pin is ", "on 1 ", "x", "<a ", "<!--", "is\n", '"', "> "]
)
def test_long_nonsense_is_read_in_a_moment(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    began = time.process_time()

    secrets.masked(text)
    words.says(own_words(text)[:2000])
    text_of(text)

    assert time.process_time() - began < 2
