"""The words of addresses in the US and Canada and what is short for what.

Sources: USPS Publication 28 (suffixes, secondary units), Canada Post's addressing guidelines (French street
types, provinces). All keys are in `likeness.plain` form.
"""

from porting.domain.checks.likeness import word_set


def _spellings(table: str) -> dict[str, str]:
    """`table` holds one line for each word: its short form, then every other spelling of it."""
    lines = (line.split() for line in table.strip().splitlines())
    return {word: words[0] for words in lines for word in words}


def _counted(words: str, start: int = 1) -> dict[str, str]:
    return {word: str(count) for count, word in enumerate(words.split(), start=start)}


STREET_TYPES = _spellings("""
    aly alley allee ally
    anx annex anex annx
    arc arcade
    ave avenue av aven avenu avn avnue
    bch beach
    bnd bend
    blf bluff bluf
    blvd boulevard boul boulv bvd bd bl
    br branch brnch
    brg bridge brdge
    brk brook
    byp bypass bypa byps
    cp camp cmp
    cyn canyon canyn cnyn
    cswy causeway causwa
    ctr center centre cen cent centr cntr
    ch chemin
    cir circle circ circl crcl crcle
    clf cliff
    clb club
    cmn common
    cor corner
    crse course cours
    ct court crt
    cts courts
    cv cove
    crk creek
    cres crescent cresent crsent crsnt croissant crois
    crst crest
    xing crossing crssng
    xrd crossroad
    curv curve
    dl dale
    dm dam
    dr drive driv drv
    est estate
    ests estates
    expy expressway exp expr express expw
    ext extension extn extnsn
    fls falls
    fry ferry
    fld field
    flds fields
    flt flat
    frd ford
    frst forest
    frk fork
    fwy freeway frwy frway freewy autoroute aut
    gdn garden gardn
    gdns gardens grdns
    gtwy gateway gatewy gatway
    gate gates
    gln glen
    grn green
    grv grove grov
    hbr harbor harbour harb
    hvn haven
    hts heights ht hgts
    hwy highway highwy hiway hiwy hway
    hl hill
    hls hills
    holw hollow hllw
    inlt inlet
    is island islnd
    imp impasse
    jct junction jction jctn junctn
    ky key
    knl knoll knol
    lk lake
    lks lakes
    lndg landing lndng
    ln lane
    loop loops lp
    mall malls
    mnr manor
    mdw meadow
    mdws meadows
    mews mew
    ml mill
    mls mills
    mtwy motorway
    mtn mountain mntain
    montee mtee
    orch orchard orchrd
    oval ovl
    park prk
    pkwy parkway parkwy pkway pky
    pass passage
    path paths
    pike pikes
    pne pine
    pnes pines
    pl place
    pln plain
    plns plains
    plz plaza plza
    pt point
    pts points
    prt port
    pr prairie prr
    prom promenade
    radl radial
    rang rg
    rnch ranch
    rdg ridge rdge
    riv river rvr
    rd road
    rds roads
    rte route rt
    row
    rle ruelle
    run
    shr shore shoar
    shrs shores
    spg spring spng
    spgs springs
    spur
    sq square sqr squ carre
    sta station statn
    strm stream streme
    st street strt str rue
    smt summit sumit
    ter terrace terr terrasse
    trce trace traces
    trak track
    trl trail trails tr
    trwy throughway thruway
    tunl tunnel
    tpke turnpike trnpk turnpk
    un union
    vly valley vally
    via viaduct viadct
    vw view
    vlg village villag vill
    vis vista vist vst
    walk wlk
    way wy
    wl well
    wls wells
    wynd
    cote
    car
""")

#: Types that stand before the name: French ones, and the numbered roads of both countries.
TYPES_BEFORE_THE_NAME = word_set("""
    rue avenue av ave boulevard boul bd blvd bl chemin ch route rte place pl rang rg montee mtee cote allee
    impasse imp autoroute promenade prom croissant crois carre square sq terrasse terr ruelle passage cours
    highway hwy
""")

#: Not the same word, but one may be the other's translation: a person decides.
TRANSLATED_TYPES = frozenset(
    frozenset(pair.split())
    for pair in (
        "ch rd",
        "rte rd",
        "rte hwy",
        "prom dr",
        "montee hl",
        "cote hl",
        "rang rd",
        "rle ln",
        "car sq",
    )
)

DIRECTIONS = _spellings("""
    n north nord
    s south sud
    e east est
    w west ouest o
    ne northeast nord-est
    nw northwest nord-ouest
    se southeast sud-est
    sw southwest sud-ouest
""")

#: In the US, `Est` is an estate and `O` a letter.
ENGLISH_DIRECTIONS = {
    word: point for word, point in DIRECTIONS.items() if word not in ("o", "est", "ouest", "nord", "sud")
}

#: What a unit is of. Suite, apartment, unit and `#` are one kind: carriers mix them freely.
UNIT_WORDS = _spellings("""
    unit ste suite apt apartment apart unite # bureau bur app appartement local
    rm room
    office ofc
    spc space
    building bldg batiment bat edifice
    floor fl flr etage et
    department dept
    lot
    trailer trlr
    slip
    hangar hngr
    pier
    stop
    key
""")

#: Units that need no number.
UNITS_BY_NAME = _spellings("""
    ph penthouse
    basement bsmt
    front frnt
    lobby lbby
    lower lowr
    rear
    side
    upper uppr
""")

#: Between a unit's word and its number: `Ste No. 200`.
NUMBER_SIGNS = word_set("# no num number numero")

#: Roads that have a number for a name, by their kind, and how the kind is written before the number.
ROADS = {
    spelling.strip(): kind
    for kind, spellings in {
        "us highway": "us, us hwy, us highway, us rte, us rt, us route, u s hwy, u s highway, u s",
        "state highway": "sh, state hwy, state highway",
        "state route": "state rte, state rt, state route",
        "state road": "state rd, state road",
        "sr": "sr",
        "county road": "county rd, county road, co rd, co road, cnty rd, cnty road",
        "county route": "county rte, county rt, county route, co rte, co rt",
        "cr": "cr",
        "county highway": "county hwy, county highway, co hwy, co highway, cnty hwy, cth",
        "farm road": "fm, fm rd, fm road, farm to market, farm to market rd, farm to market road",
        "ranch to market road": "rm, rm rd, ranch to market, ranch to market rd, ranch to market road",
        "ranch road": "ranch rd, ranch road",
        "interstate": "i, ih, interstate, interstate hwy, interstate highway",
        "range road": "range rd, range road, rge rd, rge road",
        "township road": "township rd, township road, twp rd, twp road",
        "regional road": "regional rd, regional road, reg rd",
        "concession": "concession, concession rd, concession road, conc, conc rd",
        "sideroad": "sideroad, side rd, side road, sdrd",
        "rr": "rr",
        "highway": "hwy, highway",
        "route": "rte, rt, route",
    }.items()
    for spelling in spellings.split(",")
}
#: Short forms of two kinds each: a state has roads or routes, not both, so neither is a difference.
ROADS_OF_TWO_NAMES = {
    "sr": frozenset({"state route", "state road"}),
    "cr": frozenset({"county road", "county route"}),
}
#: Kinds that do not say whose road it is: beside any other kind, a doubt.
VAGUE_ROADS = word_set("highway route rr")

NUMBER_WORDS = _counted("""
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
""")

ORDINAL_WORDS = _counted("""
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
""") | _counted("premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme")

#: Words before a street's name that make another street of it: `Old Mill Rd` is not `Mill Rd`.
QUALIFIERS = word_set("""
    old new upper lower north south east west n s e w big little great grand inner outer saint sainte st ste
    mount mt fort ft lake port petit petite grande vieux vieille haut bas
""")

TENS = _counted("twenty thirty forty fifty sixty seventy eighty ninety", start=2)

#: Short forms inside a street's or city's name.
NAME_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "dr": "doctor",
    "co": "county",
    "cnty": "county",
    "hwy": "highway",
    "rte": "route",
    "rt": "route",
    "rd": "road",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
    "jr": "junior",
    "sr": "senior",
    "pk": "park",
    "hts": "heights",
    "spgs": "springs",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS",
    "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD", "massachusetts": "MA",
    "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT",
    "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK",
    "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD",
    "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA",
    "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
}  # fmt: skip

PROVINCES = {
    "alberta": "AB", "british columbia": "BC", "colombie-britannique": "BC", "manitoba": "MB",
    "new brunswick": "NB", "nouveau-brunswick": "NB", "newfoundland and labrador": "NL", "newfoundland": "NL",
    "terre-neuve-et-labrador": "NL", "nova scotia": "NS", "nouvelle-ecosse": "NS",
    "northwest territories": "NT", "territoires du nord-ouest": "NT", "nunavut": "NU", "ontario": "ON",
    "prince edward island": "PE", "ile-du-prince-edouard": "PE", "quebec": "QC", "saskatchewan": "SK",
    "yukon": "YT",
}  # fmt: skip

#: First letter of a Canadian postal code -> where it is. Source: Canada Post's forward sortation areas.
POSTAL_DISTRICTS = {
    "A": {"NL"}, "B": {"NS"}, "C": {"PE"}, "E": {"NB"}, "G": {"QC"}, "H": {"QC"}, "J": {"QC"}, "K": {"ON"},
    "L": {"ON"}, "M": {"ON"}, "N": {"ON"}, "P": {"ON"}, "R": {"MB"}, "S": {"SK"}, "T": {"AB"}, "V": {"BC"},
    "X": {"NT", "NU"}, "Y": {"YT"},
}  # fmt: skip
