import json

from porting.adapters.telnyx.refusals import private_words, said_in
from tests.builders import a_port_request


def refusal(*errors: object) -> bytes:
    return json.dumps({"errors": errors}).encode()


def test_a_refusal_says_which_member_and_why() -> None:
    content = refusal(
        {
            "code": "10015",
            "title": "Bad Request",
            "detail": "must exist",
            "source": {"pointer": "/documents/loa"},
        },
        {"code": 10002, "title": "Invalid", "source": {"parameter": "filter"}},
    )

    assert said_in(content) == (
        "10015 Bad Request /documents/loa; 10002 Invalid filter",
        "must exist; Invalid",
    )


def test_what_is_no_refusal_of_telnyxs_says_nothing() -> None:
    for content in (b"", b"<html>", b"[]", b'{"errors": "no"}', b'{"errors": [7]}', b"\xff"):
        assert said_in(content) == ("", "")


def test_a_refusal_of_many_pages_is_cut() -> None:
    code, words = said_in(
        refusal(*({"code": "1", "title": "t", "detail": "word " * 1000} for _ in range(99)))
    )

    assert len(code) < 100
    assert len(words) < 2000


def test_every_word_of_the_customers_is_private() -> None:
    private = private_words(a_port_request(), "00Ab42")

    assert {
        "acme",
        "plumbing",
        "dana",
        "reyes",
        "main",
        "410",
        "204418",
        "78701",
        "austin",
        "00ab42",
    } <= private
