"""Customer service records of the willow family as old order systems print them: sections and codes."""

from random import Random

from tests.corpus.content import Csr
from tests.corpus.notation import phone, without_accents
from tests.corpus.paper import Manner, Paper
from tests.corpus.willow_parts import slashed_short, spaced, street_of, town_of

#: Service order codes, the line's first, each with the words that a record adds to it.
_FEATURES = (
    ("1FB", "BUSINESS LINE, FLAT"),
    ("ESX", "CALL WAITING"),
    ("NNK", "CALLER ID"),
    ("HTG", "HUNTING"),
)


def sectioned(record: Csr, rng: Random) -> bytes:
    """A large company's record from its order system: dashes around the sections' names, two-letter codes,
    service order codes with a telephone number each."""
    account = record.account
    paper = Paper(Manner.drawn(rng), "Courier")
    lines = [
        f"{account.carrier.name.upper()}   CUSTOMER SERVICE RECORD        PAGE 1",
        f"ACCT {account.number}   BTN {spaced(account.btn)}   PRINTED {slashed_short(record.dated)}",
        "",
        "---LIST",
        f"LN    {account.name.upper()}",
        f"LA    {street_of(account.place).upper()}",
        f"LOC   {town_of(account.place).upper()}",
        "---BILL",
        f"BN1   {account.name.upper()}",
        f"CUS   {account.user.upper()} (AUTHORIZED)",
        "TAR   0417",
        "---CTL",
        f"LSF   {'LOCAL SERVICE FREEZE IN EFFECT' if record.is_frozen else 'NONE'}",
        f"ORD   {'PENDING SERVICE ORDER, NOT COMPLETED' if record.has_pending_order else 'NONE'}",
        "---S&E",
        "QTY   USOC   DESCRIPTION               TN              STATUS",
    ]
    for at, number in enumerate(account.numbers):
        state = "INACTIVE" if record.is_inactive(at) else "ACTIVE"
        lines.append(f"1     1FB    {_FEATURES[0][1]:<24}  {spaced(number)}    {state}")
        code, words = rng.choice(_FEATURES[1:])
        lines.append(f"1     {code}    {words}")
    lines += ["---END", "DATA FOR THE CUSTOMER NAMED ABOVE AND ITS AGENTS ONLY"]
    paper.lines(40, 52, [without_accents(line) for line in lines], 9.5, 14)
    return paper.made(rng, "CSR")


def two_sided(record: Csr, rng: Random) -> bytes:
    """A fiber network's preorder answer, between a screen and a form: codes with their meanings in two
    columns on a typewriter face, then the circuits' numbers in a ruled list."""
    account, place = record.account, record.account.place
    paper = Paper(Manner.drawn(rng), "Courier")
    paper.text(40, 46, "PRE-ORDER RESPONSE: CUSTOMER SERVICE INFORMATION", 11, bold=True)
    paper.rule(52)
    sides = (
        (40, 72, (("CUST NAME", account.name), ("ACCOUNT NO", account.number), ("AUTH NAME", account.user),
                  ("STREET", street_of(place)), ("CITY", place.city),
                  ("STATE/ZIP", f"{place.region} {place.postal_code}"))),
        (350, 88, (("RESP DATE", slashed_short(record.dated)), ("BTN", phone(account.btn, "dashes")),
                   ("TN COUNT", f"{len(account.numbers)}"),
                   ("FREEZE", "YES - FROZEN" if record.is_frozen else "NO"),
                   ("PEND ORDER", "YES - PENDING" if record.has_pending_order else "NO"),
                   ("PROVIDER", account.carrier.name))),
    )  # fmt: skip
    for x, y, facts in sides:
        for label, value in facts:
            paper.text(x, y, f"{label:<10}:", 9)
            room = 154 if x == 350 else 226 if label != "CUST NAME" else 464
            paper.text(x + 68, y, value, 9, room=room)
            y += 16
    paper.rule(184, dashed=True)
    paper.text(40, 200, "TN", 9, bold=True)
    paper.text(170, 200, "PRODUCT", 9, bold=True)
    paper.text(400, 200, "TN STATUS", 9, bold=True)
    y = 218
    for at, number in enumerate(account.numbers):
        paper.text(40, y, phone(number, "dashes"), 9)
        paper.text(170, y, "HOSTED VOICE PREMIUM SEAT", 9)
        paper.text(400, y, "INACTIVE" if record.is_inactive(at) else "IN SERVICE", 9)
        y += 15
    paper.rule(y, dashed=True)
    paper.text(40, y + 16, f"{len(account.numbers)} TELEPHONE NUMBERS LISTED. END OF RESPONSE.", 9)
    return paper.made(rng, "CSI")
