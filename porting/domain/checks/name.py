"""Names of people and of firms, compared part by part."""

import re
from functools import lru_cache

from porting.domain.checks.likeness import Likeness, is_a_plural_of, is_a_slip_of, plain, together, word_set

#: Every spelling of a legal form -> the form. Two spellings of one form are no difference; two forms are a
#: doubt, because a carrier compares literally and a person often mixes them up.
_LEGAL_FORMS = {
    spelling: form
    for form, spellings in {
        "llc": "llc, l l c, limited liability company, limited liability co, ltd liability co",
        "inc": "inc, incorporated, incorporee",
        "corp": "corp, corporation",
        "ltd": "ltd, limited, ltee, limitee",
        "llp": "llp, limited liability partnership",
        "lp": "lp, limited partnership",
        "pllc": "pllc, professional limited liability company",
        "pc": "pc, professional corporation",
        "pa": "pa, professional association",
        "plc": "plc",
        "ulc": "ulc, unlimited liability company",
        "co": "co, company, compagnie, cie",
        "gp": "gp, general partnership",
        "senc": "senc",
        "sencrl": "sencrl",
    }.items()
    for spelling in spellings.split(", ")
}
#: A packet's names are compared with each piece of text of three documents, several times over.
_REMEMBERED = 4096
_LONGEST_FORM = max(len(spelling.split()) for spelling in _LEGAL_FORMS)

#: Short forms of one word each, and articles: no difference, as in the states' rules by which a firm's name
#: is told from another on record.
_ABBREVIATIONS = {
    short: long
    for long, shorts in {
        "and": "et",
        "associates": "assocs",
        "association": "assn",
        "brothers": "bros",
        "department": "dept",
        "group": "grp",
        "international": "intl",
        "management": "mgmt mgt",
        "manufacturing": "mfg",
        "national": "natl",
        "plumbing": "plbg",
        "saint": "st",
        "sainte": "ste",
        "services": "svcs",
        "service": "svc",
        "university": "univ",
        "1st": "first",
        "2nd": "second",
        "3rd": "third",
    }.items()
    for short in shorts.split()
}
#: Short for one another or of two words, but a carrier may have either: a person decides.
_SHORT_WORDS = {
    short: long
    for long, shorts in {
        "associates": "assoc",
        "center": "ctr centre",
        "color": "colour",
        "construction": "constr const",
        "electric": "elec",
        "enterprises": "ent entps",
        "heating": "htg",
        "laboratories": "labs",
        "plumbing": "plmg",
        "saint": "street",
        "service": "serv",
        "systems": "sys",
        "technologies": "tech techs",
        "theater": "theatre",
    }.items()
    for short in shorts.split()
}
_TRADING_AS = re.compile(
    r"\b(d/?b/?a|d b a|doing business as|o/a|operating as|t/a|trading as|aka|a/k/a|c/o|attn)\b"
)

_TITLES = word_set("mr mrs ms miss mx dr prof rev honorable mme mlle sir madam")
#: Titles that are first names or initials too: Monsieur, the Honorable.
_PERHAPS_TITLES = word_set("m hon")
#: What somebody is at a firm, behind the name and a comma: `Dana Reyes, Office Manager`.
_POSITION = re.compile(
    r"(?:(?:senior|general|executive|co) )?(?:(?:business )?(?:co-?)?owner|proprietor|(?:vice[ -])?president"
    r"|(?:[a-z]+ ){0,2}(?:manager|director|partner|member|assistant|coordinator|supervisor|administrator"
    r"|officer|clerk|bookkeeper|accountant|superintendent|specialist)"
    r"|(?:manager|director|head|vice[ -]president) of [a-z ]{2,30}"
    r"|operations|finance|accounting|administration|purchasing|facilities|account owner"
    r"|controller|comptroller|treasurer|secretary|principal|c[efiot]o"
    r"|(?:vice-)?presidente?(?:-direct(?:eur|rice)(?: generale?)?)?|proprietaire|titulaire"
    r"|(?:direct(?:eur|rice)|adjointe?|responsable|coordonnat(?:eur|rice)|agente?)(?: [a-z']+){0,3}"
    r"|controleu(?:r|se)|gerante?|comptable|chef(?:fe)? (?:de|des|du) [a-z ]{2,30}"
    r"|associee?|tresoriere?|secretaire|administrat(?:eur|rice))"
)
#: What stands behind a person's name: how to reach him, or a remark in brackets and whatever follows that.
_BEHIND_A_PERSON = re.compile(
    r"\s*(?:[,;|(<\u2013-]\s*)?(?:(?:e-?mail|courriel|tel|phone)\W+)?(?:\S+@\S.*|\(?\+?\d[\d ().-]{8,}.*)$"
    r"|\s*\([^()]*\)(?=\W*$|[.;,]).*$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_PERSON = 160
#: Without a comma between, at least a first and a last name stand before a position.
_FEWEST_NAMES = 2
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "i": "1", "ii": "2", "2nd": "2", "iii": "3",
    "3rd": "3", "iv": "4", "4th": "4",
}  # fmt: skip
#: A second is often a junior, but may be named after an uncle.
_PERHAPS_ONE_GENERATION = [{"jr", "2"}, {"sr", "1"}]
_DEGREES = word_set("md phd dds esq cpa mba dvm")
_DOTTED_DEGREE = re.compile(r"\b(m\.d|ph\.d|d\.d\.s|c\.p\.a|m\.b\.a|d\.v\.m)\b\.?")
_SAINTS = {"st": "saint", "ste": "sainte"}
#: Words that belong to the last name after them, written apart or in one word.
_PARTICLES = word_set(
    "de la del della da dos di du des van von der den le ter ten st saint sainte san al el mc mac"
)

#: First names of two people that look like one name misspelt; so does a last vowel (`Mario`, `Louise`).
_NEVER_ONE = [
    frozenset(names.split()) for names in ("christian christina", "francis frances", "marian marina")
]

#: First names that may be one person's. None of them makes two names the same: carriers compare literally.
_NICKNAMES = [
    frozenset(names.split())
    for names in """
    abigail abby gail
    albert al bert
    alexander alex al sandy xander
    alexandra alex sandy sasha
    andrew andy drew
    anthony tony
    barbara barb babs
    benjamin ben benny
    catherine kathy cathy kate katie kathryn katherine cate
    charles charlie chuck chas
    christopher chris kit
    christine christina chris tina
    daniel dan danny
    david dave davey
    deborah deb debbie debra
    donald don donnie
    dorothy dot dottie
    edward edw ed eddie ted ned
    elizabeth liz beth betty eliza lisa bess lizzie
    eugene gene
    francis frank fran
    francisco paco pancho frank
    frederick fred freddy
    gerald jerry gerry
    gregory greg
    guillaume william
    harold harry hal
    henry harry hank
    jacob jake
    jacqueline jackie
    james jas jim jimmy jamie
    jean john
    jeffrey jeff geoffrey geoff
    jennifer jen jenny
    jessica jess jessie
    jonathan jon john
    john jack johnny jon
    joseph jos joe joey
    jose pepe joe
    joshua josh
    judith judy
    kenneth ken kenny
    kimberly kim
    lawrence larry laurence
    leonard len leo lenny
    margaret peggy meg maggie marge margie rita
    martin marty
    matthew matt
    michael mike mick mickey
    mohammed muhammad mohamed mohammad
    nathan nate
    nathaniel nate nat
    nicholas nick nicky
    pamela pam
    patricia pat patty trish
    patrick pat paddy
    peter pete pierre
    philip phil phillip
    raymond ray
    rebecca becky becca
    richard rick dick rich ricky
    robert robt bob rob bobby robbie bert
    ronald ron ronnie
    samuel sam sammy
    samantha sam
    sandra sandy
    stephen steve steven stephan
    stephanie steph
    susan sue suzy susie suzanne
    theodore ted teddy theo
    theresa terry tess teresa
    thomas thos tom tommy
    timothy tim
    victoria vicky tori
    vincent vince vinny
    walter walt wally
    william wm bill will billy willie liam
    zachary zach zack
    """.strip().splitlines()
]


def compare_firms(one: str, other: str) -> Likeness:
    """Whether two account names are one: firms, or whatever a company calls itself."""
    mine, theirs = _firm(one), _firm(other)
    if _words_of(one) and _words_of(one) == _words_of(other):
        return Likeness.SAME
    if not mine[0] or not theirs[0]:
        return Likeness.UNCLEAR
    if mine == theirs:
        return Likeness.SAME
    if mine[0] == theirs[0] or _TRADING_AS.search(plain(one)) or _TRADING_AS.search(plain(other)):
        return Likeness.UNCLEAR
    return Likeness.UNCLEAR if _nearly(mine[0], theirs[0]) else Likeness.DIFFERENT


def compare_people(one: str, other: str) -> Likeness:
    """Whether two names are one person's. A firm's name beside a person's is a doubt."""
    mine, theirs = _person(one), _person(other)
    if not mine.first or not theirs.first or _is_a_firm(one) or _is_a_firm(other):
        return Likeness.UNCLEAR
    if (mine.first, mine.last) == (theirs.last, theirs.first) and mine.first != mine.last:
        return Likeness.UNCLEAR
    if _goes_by_the_second(mine, theirs) or _goes_by_the_second(theirs, mine):
        return together([_compare_last(mine, theirs), Likeness.UNCLEAR])
    return together(
        [
            _compare_last(mine, theirs),
            _compare_first(mine.first, theirs.first),
            _compare_middle(mine.middle, theirs.middle),
            _compare_generation(mine.generation, theirs.generation),
        ]
    )


def has_legal_form(name: str) -> bool:
    """Whether `name` ends as a firm's does: `LLC`, `Inc.`, `Ltée`."""
    return bool(_firm(name)[1])


def names_a_firm(text: str) -> bool:
    """Whether it ends as a firm's name does, or what stands before `o/a` and `dba` does."""
    return any(has_legal_form(part) for part in _TRADING_AS.split(text)[::2])


def words_of_firm(name: str) -> tuple[str, ...]:
    """What is the same in two spellings of one firm's name: its words, without legal forms; never empty."""
    return _firm(name)[0] or _words_of(name) or (plain(name),)


@lru_cache(maxsize=_REMEMBERED)
def without_position(name: str) -> str:
    """`name` without what somebody is at a firm, and how to reach him.

    `Dana Reyes` of `Dana Reyes, Office Manager`, `Dana Reyes (owner). End of list`, `Dana Reyes Controller`.
    """
    if len(name) > _LONGEST_PERSON:
        return name
    name = _BEHIND_A_PERSON.sub("", name) or name
    for parted in re.finditer(r"\s*,\s*|\s+[\u2013\u2014-]\s+", name):
        if parted.start() and _POSITION.fullmatch(plain(name[parted.end() :]).strip(" .")):
            return name[: parted.start()]
    words = name.split()
    for at in range(_FEWEST_NAMES, len(words)):
        if "," not in name and _POSITION.fullmatch(plain(" ".join(words[at:])).strip(" .")):
            return " ".join(words[:at])
    return name


@lru_cache(maxsize=_REMEMBERED)
def _words_of(name: str) -> tuple[str, ...]:
    text = plain(name).replace("'", "").replace("&", " and ").replace("+", " and ")
    text = re.sub(r"(?<=\b[a-z])[./](?=[a-z]\b)", "", text)
    text = re.sub(r"\b(\d{4})-(?=\d{4}\b)", r"\1", text)  # a number company of Quebec
    return tuple(re.sub(r"[\W_]+", " ", text).split())


def _words_of_person(name: str) -> list[str]:
    """`J.R.` are two initials here, and `M.D.` one degree."""
    text = _DOTTED_DEGREE.sub(lambda found: found[1].replace(".", ""), plain(name).replace("'", ""))
    return re.sub(r"[\W_]+", " ", text).split()


def _without_difference(words: tuple[str, ...]) -> tuple[str, ...]:
    """`words` as two firms' are equal: abbreviations in full, no article, initials in one word."""
    if words[:1] == ("the",) or words[-1:] == ("the",):
        words = words[1:] if words[0] == "the" else words[:-1]
    joined: list[str] = []
    after_initials = False
    for word in words:
        is_initial = len(word) == 1 and word.isalpha()
        if is_initial and after_initials:
            joined[-1] += word
        else:
            joined.append(_ABBREVIATIONS.get(word, word))
        after_initials = is_initial
    return tuple(joined)


@lru_cache(maxsize=_REMEMBERED)
def _firm(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(the words, the legal forms at their end)."""
    words, forms = _words_of(name), list[str]()
    while words:
        for count in range(min(_LONGEST_FORM, len(words)), 0, -1):
            form = _LEGAL_FORMS.get(" ".join(words[-count:]))
            if form:
                forms.insert(0, form)
                words = words[:-count]
                break
        else:
            break
    return _without_difference(words), tuple(forms)


def _is_a_firm(name: str) -> bool:
    return has_legal_form(name) or "&" in name


def _nearly(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether a person might take two firms' words for one name."""
    one, other = _usual(mine), _usual(theirs)
    if one == other or "".join(one) == "".join(other) or set(one) == set(other):
        return True
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short or long[-len(short) :] == short:
        return True
    if len(long) > 1 and "".join(short) == "".join(word[0] for word in long):
        return True
    unlike = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(unlike) == 1 and _is_misspelt(*unlike[0])


def _is_misspelt(one: str, other: str) -> bool:
    return is_a_slip_of(one, other) or is_a_plural_of(one, other)


def _usual(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        _SHORT_WORDS.get(word, word) for word in words if word not in ("the", "and", "of", "les", "le")
    )


class _Person:
    """A person's name in its parts; all empty where there is no first and last name."""

    def __init__(self, name: str) -> None:
        self.first, self.last, self.generation = "", "", ""
        self.middle: tuple[str, ...] = ()
        name = without_position(name)
        last, comma, rest = name.partition(",")
        turned = comma and not _only_endings(_words_of_person(rest))
        words = _words_of_person(f"{rest} {last}" if turned else name)
        while words and words[0] in _TITLES:
            words.pop(0)
        while len(words) > 2 and words[-1] in _DEGREES:
            words.pop()
        endings = [word for word in words[1:] if word in _GENERATIONS and (word != "i" or words[-1] == "i")]
        if endings:
            self.generation = _GENERATIONS[endings[0]]
            words = [words[0], *(word for word in words[1:] if word not in endings)]
        if len(words) < 2 or len(endings) > 1:
            return
        end = len(words) - 1
        while end > 1 and words[end - 1] in _PARTICLES:
            end -= 1
        last_words = (_SAINTS.get(word, word) for word in words[end:])
        self.first, self.last, self.middle = words[0], " ".join(last_words), tuple(words[1:end])


@lru_cache(maxsize=_REMEMBERED)
def _person(name: str) -> _Person:
    return _Person(name)


def _only_endings(words: list[str]) -> bool:
    return all(word in _GENERATIONS or word in _DEGREES for word in words)


def _compare_last(one: _Person, other: _Person) -> Likeness:
    """Two last names of which one is a part of the other (`Reyes`, `Reyes-Cruz`) are a doubt."""
    mine, theirs = one.last.split(), other.last.split()
    if "".join(mine) == "".join(theirs):
        return Likeness.SAME
    parts, other_parts = {*mine} - _PARTICLES, {*theirs} - _PARTICLES
    if parts & {*other.middle, *other_parts} or other_parts & {*one.middle, *parts}:
        return Likeness.UNCLEAR
    # `Sean O Brien` may be O'Brien, or a Brien with an initial.
    joined = {"".join((*each.middle[-1:], *each.last.split())) for each in (one, other)}
    is_joined = bool(joined & {"".join(mine), "".join(theirs)} - {""}) and bool(one.middle or other.middle)
    may_be_one = is_joined or _is_misspelt("".join(mine), "".join(theirs))
    return Likeness.UNCLEAR if may_be_one else Likeness.DIFFERENT


def _compare_first(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return Likeness.UNCLEAR if long.startswith(short) else Likeness.DIFFERENT
    if any(one in names and other in names for names in _NICKNAMES):
        return Likeness.UNCLEAR
    are_two = {one, other} in _NEVER_ONE or one.rstrip("aeo") == other.rstrip("aeo")
    return Likeness.UNCLEAR if is_a_slip_of(one, other) and not are_two else Likeness.DIFFERENT


def _goes_by_the_second(one: _Person, other: _Person) -> bool:
    """`J. Robert Smith` beside `Robert Smith`; the first of `M. Jean Tremblay` may be `Monsieur`."""
    may_be_left_out = len(one.first) == 1 or one.first in _PERHAPS_TITLES
    return may_be_left_out and one.middle[:1] == (other.first,) and one.middle[1:] == other.middle


def _compare_middle(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    if one == other:
        return Likeness.SAME
    if len(one) == len(other) and [word[0] for word in one] != [word[0] for word in other]:
        return Likeness.DIFFERENT
    return Likeness.UNCLEAR


def _compare_generation(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    are_two = one and other and {one, other} not in _PERHAPS_ONE_GENERATION
    return Likeness.DIFFERENT if are_two else Likeness.UNCLEAR
