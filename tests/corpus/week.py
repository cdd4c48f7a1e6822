"""Families of packets that somebody drew who had read no rule, one after another; each in its own module."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import (
    assorted,
    birch,
    frost,
    gazette,
    harbor,
    harvest,
    maple,
    orchard,
    printed,
    quarry,
    shuffled,
    thaw,
    willow,
)
from tests.corpus import week_friday as friday
from tests.corpus import week_monday as monday
from tests.corpus import week_saturday as saturday
from tests.corpus import week_sunday as sunday
from tests.corpus import week_thursday as thursday
from tests.corpus import week_tuesday as tuesday
from tests.corpus import week_wednesday as wednesday
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

WEEK_FAMILIES: Mapping[str, Mapping[str, Layout]] = {
    "monday": monday.MONDAY_LAYOUTS,
    "tuesday": tuesday.TUESDAY_LAYOUTS,
    "wednesday": wednesday.WEDNESDAY_LAYOUTS,
    "thursday": thursday.THURSDAY_LAYOUTS,
    "friday": friday.FRIDAY_LAYOUTS,
    "saturday": saturday.SATURDAY_LAYOUTS,
    "sunday": sunday.SUNDAY_LAYOUTS,
    "shuffled": shuffled.SHUFFLED_LAYOUTS,
    "assorted": assorted.ASSORTED_LAYOUTS,
    "harvest": harvest.HARVEST_LAYOUTS,
    "frost": frost.FROST_LAYOUTS,
    "thaw": thaw.THAW_LAYOUTS,
    "orchard": orchard.ORCHARD_LAYOUTS,
    "maple": maple.MAPLE_LAYOUTS,
    "birch": birch.BIRCH_LAYOUTS,
    "printed": printed.PRINTED_LAYOUTS,
    "gazette": gazette.GAZETTE_LAYOUTS,
    "willow": willow.WILLOW_LAYOUTS,
    "harbor": harbor.HARBOR_LAYOUTS,
    "quarry": quarry.QUARRY_LAYOUTS,
}
WEEK_LAYOUTS: Mapping[str, Layout] = {
    name: layout for family in WEEK_FAMILIES.values() for name, layout in family.items()
}
WEEK_CARRIERS: Mapping[str, Carrier] = {
    **monday.MONDAY_CARRIERS,
    **tuesday.TUESDAY_CARRIERS,
    **wednesday.WEDNESDAY_CARRIERS,
    **thursday.THURSDAY_CARRIERS,
    **friday.FRIDAY_CARRIERS,
    **saturday.SATURDAY_CARRIERS,
    **sunday.SUNDAY_CARRIERS,
    **shuffled.SHUFFLED_CARRIERS,
    **assorted.ASSORTED_CARRIERS,
    **harvest.HARVEST_CARRIERS,
    **frost.FROST_CARRIERS,
    **thaw.THAW_CARRIERS,
    **orchard.ORCHARD_CARRIERS,
    **maple.MAPLE_CARRIERS,
    **birch.BIRCH_CARRIERS,
    **printed.PRINTED_CARRIERS,
    **gazette.GAZETTE_CARRIERS,
    **willow.WILLOW_CARRIERS,
    **harbor.HARBOR_CARRIERS,
    **quarry.QUARRY_CARRIERS,
}
WEEK_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    **monday.MONDAY_LETTERS,
    **tuesday.TUESDAY_LETTERS,
    **wednesday.WEDNESDAY_LETTERS,
    **thursday.THURSDAY_LETTERS,
    **friday.FRIDAY_LETTERS,
    **saturday.SATURDAY_LETTERS,
    **sunday.SUNDAY_LETTERS,
    **shuffled.SHUFFLED_LETTERS,
    **assorted.ASSORTED_LETTERS,
    **harvest.HARVEST_LETTERS,
    **frost.FROST_LETTERS,
    **thaw.THAW_LETTERS,
    **orchard.ORCHARD_LETTERS,
    **maple.MAPLE_LETTERS,
    **birch.BIRCH_LETTERS,
    **printed.PRINTED_LETTERS,
    **gazette.GAZETTE_LETTERS,
    **willow.WILLOW_LETTERS,
    **harbor.HARBOR_LETTERS,
    **quarry.QUARRY_LETTERS,
}
#: Letters in sentences, which have no label for their carrier and the account's name.
WEEK_SENTENCES = (
    "office_letter",
    "short_letter",
    "letter_in_words",
    "firm_letter",
    "on_letterhead",
    "told_by_the_firm",
    "whom_it_concerns",
    "lettre_puces",
)
