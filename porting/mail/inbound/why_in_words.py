"""Why somebody has to look at a mail, as support reads it."""

from porting.mail.inbound.intent import Why

_IN_WORDS: dict[Why, str] = {
    Why.NOT_UNDERSTOOD: "It has another subject than customers are asked for, and answers no mail of ours.",
    Why.NO_SUCH_ADDRESS: "It goes to a reply address that we have not made.",
    Why.SEVERAL_REQUESTS: "It goes to the reply addresses of several requests.",
    Why.NOT_THE_CONTACT: "It answers a request, and its sender is not the request's contact.",
    Why.WORDS_TO_READ: "It has words that a person has to read: a question, a wish (to wait, say), a "
    "condition, or a fact that belongs into a field.",
    Why.HAS_A_SECRET: "It tells a PIN or a password, which has been taken out. Ask for it by phone, or on "
    "the page of the request.",
    Why.UNUSABLE_ATTACHMENTS: "What is attached is no PDF, or is packed or encrypted.",
    Why.TOO_MANY_DOCUMENTS: "It has more PDFs than one packet can have.",
    Why.UNREADABLE_MAIL: "It is larger, or nested deeper, than any mail that a person writes, and was not "
    "read to its end.",
    Why.FROM_A_MACHINE: "A machine has sent it, with documents: a mailing list, a scanner.",
    Why.UNCLEAR_DOCUMENTS: "Its documents cannot be told apart, or read.",
    Why.SEVERAL_ORDERS: "It says that it is done, and several orders of the request are rejected.",
    Why.OLDER_REJECTION: "It answers an older mail than the order's newest rejection.",
    Why.REFUSED: "The request does not take it as it stands: it waits for no answer, or for another one.",
    Why.NO_SUCH_REQUEST: "The request that it answers is not there any more, or has ended.",
    Why.MAYBE_ANOTHER: "It asks for a port while a request of the same sender and company runs: is it meant "
    "for that one, or for another?",
    Why.ALSO_ASKS: "It has a question. What it asks to port is taken care of: its draft asks for whatever is "
    "missing.",
    Why.UNPROVEN: "Nobody has proven that it is from whom it says. Do not act on it before you have asked.",
}


def in_words(why: str) -> str:
    return _IN_WORDS[Why(why)]
