"""The changes that running requests must not notice: each asks `workflow.patched` whether its run knows it.

docs/changing-code.md has the rules, and of each patch since when it is there and when it can go. A name is in
histories: it never changes.
"""

from enum import StrEnum


class Patch(StrEnum):
    CLOSES_UPSTREAM = "an unportable order is canceled upstream"
    FINDS_PARTS = "a draft in doubt is read before it is canceled"
    LOOKS_WHILE_REJECTED = "a rejected order is looked at once a week"
    KEEPS_A_PAUSE = "pause-asked-for"
    TAKES_LINKS_BACK = "takes-links-back"
    SPARES_STRANGERS = "spares-strangers"
    KEEPS_WHAT_HAS_MOVED = "a number that has moved stays moved while its order is rejected"
    GIVES_A_LATE_DATE_TIME = "a date that is heard of when its window is over has a window from then on"
    READS_NOTICES_OF_A_REFUSAL = "a refusal that only has notices is support's"
    CHECKS_WHAT_IS_LEFT = "an order without its unportable numbers is checked again"
    STAYS_WITH_SUPPORT = "a late step that begins anew stays with support"
    STOPS_AT_ONCE = "an order that is to be stopped begins no step anew"
    HEEDS_A_SOONER_LIMIT = "who waits until the limit notices that it is sooner"
    LOOKS_FOR_WHAT_HAS_MOVED = "numbers that have moved when their date is heard of are looked at"
