"""What the messages of `docs/` mean to the model: when each is taken, and what it does."""

from datetime import date, datetime
from typing import Any

from porting.domain.notice import NoticeKind as Mail
from porting.domain.status import PortStatus as Status
from tests.simulation import trade
from tests.simulation.model import Course, Process
from tests.simulation.trade import CUSTOMER, SUPPORT

_WITH_DOCUMENTS = (Status.CHECKING_DOCUMENTS, Status.DOCUMENTS_REJECTED, Status.IN_DOCUMENT_REVIEW)
_RESPONDS_AT = (
    Status.SUBMITTING_TO_CARRIER,
    Status.AWAITING_LOSING_CARRIER,
    Status.REJECTED,
    Status.PORT_DATE_CONFIRMED,
)
_WITH_NUMBERS = (Status.PORT_DATE_CONFIRMED, Status.AWAITING_TRANSFER_CONFIRMATION)


class Model(Process):
    """The process, as far as people take part in it."""

    pin = "none"
    account_number = "first"
    email = "first"
    requested_date: date | None = None

    def takes(self, at: datetime, name: str, payload: dict[str, Any]) -> bool:
        """Whether the message makes sense now; where it does, it has been carried out."""
        if self.has_ended:
            return name in ("upstream_changed", "mail_failed")
        return bool(getattr(self, f"_{name}")(at, payload))

    def _named(self, payload: dict[str, Any]) -> list[Course]:
        if "order" not in payload:
            return list(self.orders.values())
        return [order for pon, order in self.orders.items() if pon.rpartition("-")[2] == payload["order"]]

    # Resubmission

    def _resubmit(self, at: datetime, payload: dict[str, Any]) -> bool:
        wanted = payload.get("requested_port_date")
        day = date.fromisoformat(wanted) if wanted else None
        if day and not _is_possible(day, at):
            return False
        waiting = [c for c in self.courses if c.status in _WITH_DOCUMENTS or c.status is Status.REJECTED]
        dated = [c for c in self.orders.values() if c.status is Status.PORT_DATE_CONFIRMED]
        brought = self._brought(payload, day)
        changed = brought - {"word", "details"}
        if day and not waiting and dated:
            return changed <= {"date"} and self._another_date(at, day, dated)
        if not any(self._contributes(course, brought, changed) for course in waiting):
            return False
        self._correct(payload, day)
        for course in waiting:
            if course.asks == "check":
                course.check_again = True
            elif course.status is Status.REJECTED:
                self.answer_rejection(course, at, brought)
            else:
                self._check(course, at)
        return True

    def _contributes(self, course: Course, brought: set[str], changed: set[str]) -> bool:
        if course.status is not Status.REJECTED:
            return bool(changed)
        return "date" in brought or trade.unanswered(course.outstanding, brought) != course.outstanding

    def _another_date(self, at: datetime, day: date, dated: list[Course]) -> bool:
        for course in dated:
            closed = at >= trade.at(course.known_date) - trade.DATE_CUT_OFF
            if closed or day == course.port_date:
                return False
        self.unreachable, self.requested_date = False, day
        for course in dated:
            course.attempt += 1
            course.date_to_change, course.port_date = course.port_date, None
            self._submit(course, at)
        return True

    def _brought(self, payload: dict[str, Any], day: date | None) -> set[str]:
        carrier, documents = payload.get("losing_carrier", {}), payload.get("documents", {})
        found = {
            "word": payload.get("resolved", False),
            "details": bool(payload.get("note", "").strip()),
            "pin": "pin" in carrier,
            "account_number": carrier.get("account_number", self.account_number) != self.account_number,
            "date": day is not None and day != self.requested_date,
        }
        papers = {kind for kind, paper in documents.items() if paper != self.papers[kind]}
        return papers | {remedy for remedy, true in found.items() if true}

    def _correct(self, payload: dict[str, Any], day: date | None) -> None:
        self.unreachable = False
        self.papers.update(payload.get("documents", {}))
        self.account_number = payload.get("losing_carrier", {}).get("account_number", self.account_number)
        self.requested_date = day or self.requested_date

    def _review_documents(self, at: datetime, payload: dict[str, Any]) -> bool:
        reviewed = [c for c in self.courses if c.status in _WITH_DOCUMENTS[1:]]
        if "order" in payload:
            reviewed = [course for course in reviewed if not self.orders or course in self._named(payload)]
            if not self._named(payload):
                return False
        if len(reviewed) != 1:
            return False
        if payload["verdict"] == "accept":
            self.accepted |= {self._key(finding) for finding in reviewed[0].findings}
            self.accept_documents(reviewed[0], at)
        else:
            self._documents_rejected(reviewed[0], at)
        return True

    # Answers by hand

    def _the_one(self, payload: dict[str, Any]) -> Course | None:
        named = self._named(payload)
        return named[0] if len(named) == 1 else None

    def _backbone_decision(self, at: datetime, payload: dict[str, Any]) -> bool:
        course, codes = self._the_one(payload), _codes(payload)
        if course is None or (payload["approved"] and codes):
            return False
        refused = course.status is Status.REJECTED and course.backbone_says_no
        if course.status is not Status.AWAITING_BACKBONE and not refused:
            return False
        course.decision = payload["approved"], codes
        self._take_word(course, at)
        return True

    def _carrier_response(self, at: datetime, payload: dict[str, Any]) -> bool:
        course, codes = self._the_one(payload), _codes(payload)
        day = date.fromisoformat(payload["port_date"]) if "port_date" in payload else None
        if course is None or course.status not in _RESPONDS_AT or (day is not None) != payload["approved"]:
            return False
        if (codes and payload["approved"]) or (day and not _is_possible(day, at)):
            return False
        course.response = day, codes
        self._take_word(course, at)
        return True

    # Confirmation

    def _confirm_transfer(self, at: datetime, payload: dict[str, Any]) -> bool:
        numbers = frozenset(payload.get("numbers", ()))
        portable = {number for order in self.orders.values() for number in order.numbers}
        if self.orders and not numbers <= portable:
            return False
        meant = [c for c in self.orders.values() if c.is_open and (not numbers or numbers & set(c.numbers))]
        good = [course for course in meant if self._can_be_confirmed(course, at, numbers)]
        if not good or (numbers and good != meant):
            return False
        self.unreachable = False
        for course in good:
            named = numbers & frozenset(course.numbers)
            course.moved |= named
            course.confirmed |= named or (course.moved & frozenset(course.numbers)) - course.given_back
            course.given_back -= named
            self._settle(course, at)
        return True

    def _can_be_confirmed(self, course: Course, at: datetime, numbers: frozenset[str]) -> bool:
        early = course.status is Status.PORT_DATE_CONFIRMED and trade.day_of(at) < course.known_date
        moved = course.moved & frozenset(course.numbers)
        return course.status in _WITH_NUMBERS and not early and bool(numbers or moved)

    def _give_back(self, at: datetime, payload: dict[str, Any]) -> bool:
        numbers = frozenset(payload["numbers"])
        holding = [c for c in self.orders.values() if numbers & (set(c.numbers) | c.unportable)]
        known = {number for course in holding for number in (*course.numbers, *course.unportable)}
        if not numbers or not numbers <= known:
            return False
        if any(not c.is_open or not numbers & set(c.numbers) <= c.moved for c in holding):
            return False
        for course in holding:
            course.given_back |= numbers & frozenset(course.numbers)
            course.confirmed -= course.given_back
            self._settle(course, at)
        return True

    # The whole request

    def _cancel_request(self, at: datetime, payload: dict[str, Any]) -> bool:
        if not self.orders:
            if "order" not in payload:
                self._stop(self.documents, at, Status.CANCELED)
            return "order" not in payload
        named = self._named(payload)
        meant = [course for course in named if course.is_open and course.not_moved]
        if not meant:
            return False
        for course in meant:
            if course.stop is None:
                self._stop(course, at, Status.CANCELED)
        return True

    def _extend_deadline(self, _at: datetime, payload: dict[str, Any]) -> bool:
        if payload["days"] > trade.LONGEST_EXTENSION - self.extended_by:
            return False
        self.extended_by += payload["days"]
        return True

    def _change_contact(self, _at: datetime, payload: dict[str, Any]) -> bool:
        self.unreachable = False
        email = payload["contact"].get("email", self.email)
        if email != self.email:
            self.email = email
            for course in self.courses:
                if course.acts == CUSTOMER and course.is_open:
                    self.mail(Mail.REMINDER, CUSTOMER, course)
        return True

    def _add_note(self, _at: datetime, payload: dict[str, Any]) -> bool:
        return bool(payload["text"])

    def _upstream_changed(self, _at: datetime, payload: dict[str, Any]) -> bool:
        return "order" not in payload or bool(self._named(payload))

    def _mail_failed(self, _at: datetime, _payload: dict[str, Any]) -> bool:
        """Each of a life's has a key of its own."""
        if not self.unreachable:
            self.mail(Mail.CUSTOMER_UNREACHABLE, SUPPORT, None)
        self.unreachable = True
        return True


def _codes(payload: dict[str, Any]) -> tuple[str, ...]:
    return tuple(reason["code"] for reason in payload.get("reasons", ()))


def _is_possible(day: date, at: datetime) -> bool:
    return trade.day_of(at) <= day <= trade.day_of(at) + trade.FARTHEST_DATE
