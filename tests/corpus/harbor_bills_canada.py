"""Bills of the harbor's carriers in Canada: a co-operative's statement, and one in French."""

from random import Random

from tests.corpus import notation
from tests.corpus.carriers import TERMS, TERMS_FRENCH, advert
from tests.corpus.content import Bill
from tests.corpus.evening_bills_us import balance
from tests.corpus.harbor_parts import bar, three_part_day, town_line, trade_name, upper_label
from tests.corpus.newcomers_notation import Columns, street_lines, table
from tests.corpus.notation import day, money, phone
from tests.corpus.paper import Manner, Paper
from tests.corpus.strangers_notation import figures, spaced, wrapped
from tests.corpus.week_drawing import apart, beside

_PINE, _SEA = "#1d4d3a", "#14506b"


def jetty(bill: Bill, rng: Random) -> bytes:
    """A co-operative's statement: values over their labels, the summary beside the window, two pages."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 52, carrier.name, 16, bold=True, color=_PINE)
    paper.text(572, 52, "Statement of account", 11, align="right")
    strip = [("Account number", account.number)]
    if bill.shows_date:
        strip.append(("Statement date", three_part_day(bill.dated)))
    strip += [("Payment due", three_part_day(bill.due)), ("Please pay", money(bill.total_cents))]
    for at, (label, value) in enumerate(strip):
        x = 40 + 532 / len(strip) * at
        paper.text(x, 86, value, 12, bold=True)
        paper.text(x, 98, label, 7.5, color="#555555")
    paper.rule(106)
    sent_to = wrapped((account.name, f"O/A {trade_name(account.name)}", "ATTN: ACCOUNTS PAYABLE"),
                      "Helvetica", 10, 240)  # fmt: skip
    place = bill.mailing or account.place
    paper.lines(60, 142, (*sent_to, *street_lines(place), town_line(place)), 10, 13)
    paper.text(332, 130, "Location of service", 9, bold=True, color=_PINE)
    paper.lines(332, 144, (*street_lines(account.place), town_line(account.place)), 9.5, 13)
    paper.text(332, 200, "Your account this month", 9, bold=True, color=_PINE)
    names = ("Balance from last statement", "Payment, thank you", "Overdue balance", "Monthly services",
             "GST, PST or HST", "Please pay")  # fmt: skip
    figures(paper, 332, 572, 216, balance(bill, names), 16, 9.5)
    paper.text(40, 250, "Member news", 9, bold=True, color=_PINE)
    y = paper.paragraph(40, 264, advert(rng), 250, 8.5)
    hours = f"Office hours are 8:30 to 4:30, Monday to Friday. Call {phone(carrier.phone, 'one')}."
    paper.paragraph(40, y, hours, 250, 8.5)
    paper.paragraph(40, 380, f"{TERMS[1]} {TERMS[0]}", 532, 8)
    paper.rule(600, 20, 592, dashed=True)
    paper.text(40, 612, "Remittance advice - cheque payable to the co-operative", 7.5)
    slip = [("Account number", account.number), ("Payment due", three_part_day(bill.due)),
            ("Please pay", money(bill.total_cents)), ("Amount enclosed", "$")]  # fmt: skip
    beside(paper, 350, 640, slip, 100, 9.5, 17, bold_values=True)
    paper.lines(60, 650, (carrier.name, *carrier.po_box), 10, 13)
    paper.text(572, 764, "Page 1 of 2", 8, align="right")
    paper.next_page()
    paper.text(40, 52, "Monthly services", 13, bold=True, color=_PINE)
    paper.text(572, 52, f"{three_part_day(bill.begins)} to {three_part_day(bill.ends)}", 9, align="right")
    rows: list[tuple[str, ...]] = [("Line", "Service", "Features", "Amount")]
    rows += [(phone(n, "spaces"), "Business access line", "Call display, voice mail", money(bill.each_cents))
             for n in account.numbers]  # fmt: skip
    columns: Columns = ((40, "left"), (170, "left"), (320, "left"), (572, "right"))
    y = table(paper, 80, columns, rows, 9.5, 18)
    paper.text(40, y + 10, f"Account number {account.number}", 8.5)
    paper.paragraph(40, y + 34, TERMS[2], 532, 8.5)
    paper.text(572, 764, "Page 2 of 2", 8, align="right")
    paper.lines(40, 740, bill.hidden, invisible=True)
    if bill.first_page_only:
        paper.show_only((1,))
    return paper.made(rng, "Statement")


def tide(bill: Bill, rng: Random) -> bytes:
    """A co-operative's bill in French: what to pay in a frame, two addresses under it, a slip at the foot."""
    account, carrier = bill.account, bill.account.carrier
    paper = Paper(Manner.drawn(rng))
    paper.text(40, 50, carrier.name, 14, bold=True, color=_SEA)
    paper.lines(40, 64, carrier.office, 8, 10.5)
    paper.text(572, 50, "Facture", 20, bold=True, align="right", color=_SEA)
    facts = [("No de compte :", account.number)]
    if bill.shows_date:
        facts.append(("Date de la facture :", day(bill.dated, "french")))
    facts += [("Payable au plus tard :", day(bill.due, "french")),
              ("Montant à payer :", money(bill.total_cents, french=True))]  # fmt: skip
    paper.box(318, 66, 254, 76)
    apart(paper, 326, 564, 84, facts, 9.5, 17)
    sent_to = wrapped((account.name, f"À l'att. de {account.user}"), "Helvetica", 9.5, 240)
    sent_to += notation.lines_of(bill.mailing or account.place)
    upper_label(paper, 40, 166, "Adresse de facturation", sent_to)
    served = [*wrapped((account.name,), "Helvetica", 9.5, 240), *notation.lines_of(account.place)]
    upper_label(paper, 326, 166, "Adresse du service", served)
    y = bar(paper, 262, "Vos lignes téléphoniques", fill=_SEA)
    columns: Columns = ((46, "left"), (200, "left"), (566, "right"))
    lines: list[tuple[str, ...]] = [("Numéro", "Forfait", "Mensualité")]
    lines += [(spaced(n), "Ligne d'affaires, interurbains au Canada inclus",
               money(bill.each_cents, french=True)) for n in account.numbers]  # fmt: skip
    y = table(paper, y + 16, columns, lines, 9, 15)
    y = bar(paper, y + 2, "Sommaire du compte", fill=_SEA)
    period = f"Services du {day(bill.begins, 'french')} au {day(bill.ends, 'french')}"
    names = ("Solde de la dernière facture", "Paiement reçu, merci", "Solde en souffrance", period,
             "TPS et TVQ", "Montant à payer")  # fmt: skip
    y = figures(paper, 46, 566, y + 18, balance(bill, names), 16, 9, french=True)
    y = paper.paragraph(40, y + 8, advert(rng, french=True), 532, 8.5)
    paper.paragraph(40, y, f"{TERMS_FRENCH[1]} {TERMS_FRENCH[2]}", 532, 8.5)
    paper.rule(648, 20, 592, dashed=True)
    paper.text(306, 660, "Talon à retourner avec votre chèque, ou payez par votre institution financière",
               7.5, align="center")  # fmt: skip
    slip = [("No de compte", account.number), ("Payable au plus tard", day(bill.due, "french")),
            ("Montant à payer", money(bill.total_cents, french=True)),
            ("Somme versée", "____________ $")]  # fmt: skip
    apart(paper, 350, 572, 684, slip, 9, 17)
    paper.lines(60, 690, (carrier.name, *carrier.po_box), 9.5, 13)
    paper.lines(40, 776, bill.hidden, invisible=True)
    return paper.made(rng, "Facture")
