"""The steps of the form: which fields each asks for, and how far a draft has come with it."""

from dataclasses import dataclass
from enum import StrEnum

from porting.domain.request_fields import AUTHORIZED_USER, CONTACT, LOSING_CARRIER, PIN, SERVICE_ADDRESS
from workflows.draft_report import DraftReport


class Step(StrEnum):
    """In their order; the value is the end of the page's path, and the name of its texts."""

    NUMBERS = "numbers"
    COMPANY = "company"
    ACCOUNT = "account"
    ADDRESS = "address"
    DOCUMENTS = "documents"
    LETTER = "letter"
    REVIEW = "review"

    @property
    def following(self) -> "Step":
        """The last one is followed by itself."""
        steps = list(Step)
        return steps[min(steps.index(self) + 1, len(steps) - 1)]


class Progress(StrEnum):
    DONE = "done"
    OPEN = "open"
    WRONG = "wrong"
    """Something is there that cannot be taken as it is."""


#: What is asked on the pages that are made of fields alone, in the order of the page.
FIELDS: dict[Step, tuple[str, ...]] = {
    Step.COMPANY: (
        "company_name",
        *AUTHORIZED_USER,
        *CONTACT,
    ),
    Step.ACCOUNT: (
        *LOSING_CARRIER,
        "google_voice_unlocked",
        "remaining_numbers",
        "new_billing_telephone_number",
        "requested_port_date",
    ),
    Step.ADDRESS: SERVICE_ADDRESS,
}
_STEP_OF = {field: step for step, fields in FIELDS.items() for field in fields} | {
    PIN: Step.ACCOUNT,
    "documents.csr": Step.DOCUMENTS,
    "documents.bill": Step.DOCUMENTS,
    "documents.loa": Step.LETTER,
}
#: Where the parts of a field that has parts are asked for.
_OUTER = {
    "numbers": Step.NUMBERS,
    "contact": Step.COMPANY,
    "authorized_user": Step.COMPANY,
    "losing_carrier": Step.ACCOUNT,
    "service_address": Step.ADDRESS,
}


@dataclass(frozen=True)
class StepShown:
    step: Step
    progress: Progress


def step_of(field: str) -> Step:
    """The page on which `field` is asked for; one that is no field's is told on the last."""
    return _STEP_OF.get(field) or _OUTER.get(field.partition(".")[0], Step.REVIEW)


def place_of(field: str) -> str:
    """Where `field` is mended, from the draft's own address on: `/account#losing_carrier.pin`."""
    step = step_of(field)
    if step is Step.REVIEW:
        return f"/{step}"
    return f"/{step}#{anchor_of(field)}"


def anchor_of(field: str) -> str:
    """The id of the place on its page. Numbers are asked for in one."""
    if field.startswith("numbers"):
        return "numbers"
    return field if field in _STEP_OF else next((e for e in _STEP_OF if e.startswith(f"{field}.")), field)


def progress_of(report: DraftReport) -> tuple[StepShown, ...]:
    missing = {step_of(each.field) for each in report.missing if each.is_required}
    wrong = {step_of(field) for field in report.problems}
    wrong |= {step_of(each.field) for each in report.unsorted if each.field}
    if not report.documents.csr and not report.documents.bill:
        missing.add(Step.DOCUMENTS)
    return tuple(StepShown(step, _progress(step, missing, wrong)) for step in Step)


def _progress(step: Step, missing: set[Step], wrong: set[Step]) -> Progress:
    if step in wrong:
        return Progress.WRONG
    return Progress.OPEN if step in missing or step is Step.REVIEW else Progress.DONE
