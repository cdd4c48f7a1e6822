"""Our own LOA forms by the id that is printed on each of their pages: `Form LOA-CA-TF-FR`."""

import re

from porting.documents.reading import Page
from porting.domain.calendar import Country
from porting.domain.checks.likeness import plain

OWN_FORM = "Form LOA-{country}"
_OWN_FORM = re.compile(r"\bform ?loa ?- ?(us|ca)((?: ?- ?(?:tf|fr))*)\b")


def own_form_on(page: Page) -> str | None:
    """The id of the form, without blanks and in lower case; None: the page is on none, or it was not read."""
    for layer in page.layers:
        text = plain(" \n ".join(cell.text for row in layer.rows for cell in row))
        if found := _OWN_FORM.search(text):
            return "".join(found[0].split())
    return None


def own_countries_in(text: str) -> tuple[Country, ...]:
    """Those of the forms that `text`, plain, names, in their order; none: it is on no form of ours."""
    return tuple(dict.fromkeys("CA" if found[1] == "ca" else "US" for found in _OWN_FORM.finditer(text)))
