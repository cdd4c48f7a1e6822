"""What the words of an answer say: that what had to be done is done, or something that a person has to read.

Conservative tables, as in `porting/domain/rejection/words.py`: one doubt anywhere, and it is not said. A port
order that is sent again too early is rejected again, and a week is lost.
"""

import re
import unicodedata
from enum import StrEnum

#: A longer answer tells a story, which a person reads.
_LONGEST = 2000


class Says(StrEnum):
    DONE = "done"
    NOTHING = "nothing"
    """Nothing that matters: greetings, or what comes with documents."""
    SOMETHING = "something"
    """A person has to read it: a doubt, a question, a wish, a fact that belongs into a field."""


_WRITTEN_OUT = tuple(
    (re.compile(written), meant)
    for written, meant in (
        (r"\bcan'?t\b|\bcannot\b", "can not"),
        (r"\bwon'?t\b", "will not"),
        (r"\b(is|are|was|were|has|have|had|do|does|did|could|should|would)n'?t\b", r"\1 not"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (r"'re\b", " are"),
        (r"'d\b", " would"),
        (r"\b(it|that|this|everything|all|what)'s\b", r"\1 is"),
        (r"\bi'm\b", "i am"),
        (r"\bca y est\b", "c'est fait"),
    )
)

_STATES = (
    r"(?:all\s|now\s|already\s|just\s|been\s|fully\s|finally\s|completely\s|successfully\s|been\sall\s)*"
    r"(?:done|paid(?:\s(?:off|in\sfull))?|unlocked|fixed|corrected|updated|resolved|settled|reinstated|restored"
    r"|reactivated|activated|re-activated|cleared|sorted(?:\sout)?|taken\scare\sof|squared\saway)"
)
#: Words that are good news of a freeze, and may be bad news of a number.
_LOCK = r"(?:freeze|lock|block|port\s?(?:out)?\sprotection|restriction)s?"
#: What says that it is done, in one clause.
_DONE = re.compile(
    rf"\b(?:is|are|was|were|been|got|gotten|am)\s{_STATES}\b"
    rf"|\b(?:i|we|they|he|she|carrier|provider|company|office|accounting|owner)\s(?:have\s|has\s|had\s|did\s)?{_STATES}\b"
    r"|\b(?:is|are)\s(?:now\s)?(?:active|working|good\sto\sgo|all\sset)\b|^(?:all\sset|good\sto\sgo)$"
    r"|\b(?:is|are|was|were|been)\s(?:all\s|now\s|already\s|just\s)*(?:completed|finished|handled)\b"
    rf"|\b{_LOCK}\s(?:\w+\s){{0,4}}(?:removed|lifted|released|disabled|turned\soff|cleared)\b"
    rf"|\b(?:removed|lifted|released|disabled|turned\soff)\s(?:\w+\s){{0,3}}{_LOCK}\b"
    r"|\b(?:balance|bill|invoice|fees?|numbers?)\s(?:now\s|all\s|already\s)?(?:paid|unlocked|cleared|settled)\b"
    rf"|\bhave\s{_STATES}\b|\bhas\s{_STATES}\b"
    rf"|^(?:ok|okay|yes|hi|hello|all|and|it|that|this|balance|bill|everything|number|numbers)?\s?{_STATES}$"
    r"|\b(?:c'est|est|sont|a ete|ont ete|avons|j'ai|ai|ont|a|tout est)\s"
    r"(?:maintenant\s|bien\s|deja\s)?(?:fait|regle|paye|payee|payes|corrige|corrigee|deverrouille|deverrouilles"
    r"|mis a jour|debloque|retabli|reactive)e?s?\b"
)
#: One of these anywhere, and nothing is said for sure: denials, conditions, the future, wishes, hearsay.
_DOUBT = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|without|unless|except|but|however|although|though|if|once|when|until"
    r"|till|unsure|sure|whether|why|how|what|where|who|which|will|would|should|could|can|may|might|maybe|perhaps"
    r"|possibly|probably|hopefully|supposed(?:ly)?|apparently|hope|think|guess|believe|assume|expect|going"
    r"|gonna|must|need|needs|needed|want|wants|wanted|try|trying|tried|ask|asks|asked|asking|request"
    r"|requested|requesting|promise[ds]?|soon|later|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|next|almost|nearly|partly|partially|half|some|still|yet|pending|processing|progress|working\son"
    r"|waiting|wait|being|scheduled|dispute|disputed|disputing|refuse[ds]?|denied|rejected|locked|unable|failed"
    r"|only|one|two|first|second|claims?|claimed|nonsense|sense|dead|lost|down|closed|disconnected|terminated"
    r"|suspended|inactive|deactivated|pin|company\sname|servicecall|done\s(?:with|waiting)"
    r"|wrong|incorrect|mistake|error|instead|also|another|different|other|others|cancel(?:l?ed|ling|lation)?|stop"
    r"|hold|withdraw|undo|get|getting|gets|let|to\sbe|to\shave|as\ssoon|has\sto|have\sto|had\sto|about\sto"
    r"|ne|n'est|n'a|n'ont|pas|jamais|si|quand|lorsque|sera|seront|va|vont|pourrait|demain|bientot|encore"
    r"|presque|mais|sauf|annuler|demande|attends|attendons)\b|\?"
)
#: A question without its mark.
_ASKS = re.compile(
    r"^(?:have|has|had|did|do|does|is|are|was|were|am)\s(?:they|you|it|this|that|the|we|i|our|my|he|she|there)\b"
)
#: Who writes one of these wants something else than the port to go on as it was.
_STOP = re.compile(
    r"\b(?:cancel(?:l?ed|ling|lation)?|stop|hold\soff|on\shold|withdraw|wait|changed\s(?:my|our)\smind"
    r"|(?:do|please)\snot\s(?:re)?(?:submit|port|proceed|send)|refund|complain(?:t|ts)?|lawyer|attorney|annuler"
    r"|arretez|attendez)\b"
)
#: A fact that belongs into a field of the form: no machine takes it from a sentence.
_FACT = re.compile(
    r"\b(?:account|acct|btn|billing|pin|passcode|zip|postal|address|suite|unit|name|number|phone|spelled|date)\b"
    r"[^\n]{0,60}?(?:\bis\b|\bshould\sbe\b|:|=|#)\s[^\n]{0,40}?\d"
)
#: What says nothing, although some of its words would be doubts.
_COURTESIES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:please\s)?let\s(?:me|us)\sknow\b.*$",
        r"\b(?:if|should)\syou\s(?:need|have|want|require)\s(?:anything|any|more|something)\b.*$",
        r"\b(?:please\s)?(?:do\snot\shesitate|feel\sfree)\sto\b.*$",
        (
            r"\b(?:please|kindly|so|you\s(?:can|may)(?:\snow)?)\s(?:go\sahead\sand\s|now\s)?"
            r"(?:re-?submit|resend|proceed|continue|try|submit|go\sahead|move\sforward)(?:\sit|\sthis|\sthe\sport"
            r"(?:\srequest|\sorder)?|\sthe\s(?:request|order)|\sour\s(?:port|request))?(?:\sagain|\snow)*"
            r"(?:\swhen\syou\s(?:can|get\sa\schance)|\sas\ssoon\sas\s(?:possible|you\scan)|\sasap"
            r"|\sat\syour\searliest\sconvenience)?"
        ),
        r"\bthank(?:s|\syou)(?:\s(?:so|very))?(?:\s(?:much|again))?(?:\sfor\s(?:your|the|all)\b.{0,40}$)?",
        r"^(?:i\s)?hope\s(?:this\smail|this\semail|this\sfinds|you\sare|all\sis)\b.{0,60}$",
        r"\blooking\sforward\b.*$",
        r"\bjust\s(?:a\s)?(?:to\slet\syou\sknow|letting\syou\sknow|wanted\sto\slet\syou\sknow)\b",
        r"\b(?:i\s|we\s)?want(?:ed)?\sto\slet\syou\sknow\b",
    )
)


def says(words: str) -> Says:
    """What an answer's own words say; quotations have been taken out before."""
    if not words.strip():
        return Says.NOTHING
    if len(words) > _LONGEST:
        return Says.SOMETHING
    told = [_without_courtesies(clause) for clause in _clauses(words)]
    if any(_DOUBT.search(each) or _ASKS.search(each) for each in told) or gives_a_fact(words):
        return Says.SOMETHING
    return Says.DONE if any(map(_DONE.search, told)) else Says.NOTHING


def asks_something(words: str) -> bool:
    """Whether there is a question that is no courtesy."""
    told = map(_without_courtesies, _clauses(words))
    return any("?" in each or _ASKS.search(each) for each in told)


def asks_to_stop(words: str) -> bool:
    return any(map(_STOP.search, _clauses(words)))


def gives_a_fact(words: str) -> bool:
    return any(map(_FACT.search, _clauses(words)))


def _without_courtesies(clause: str) -> str:
    for courtesy in _COURTESIES:
        clause = courtesy.sub(" ", clause)
    return " ".join(clause.split()).strip(" .")


def _clauses(text: str) -> list[str]:
    """Sentences and lines, in small letters without accents; a question keeps its mark."""
    letters = unicodedata.normalize("NFKD", text).replace("\u2019", "'").casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for written, meant in _WRITTEN_OUT:
        plain = written.sub(meant, plain)
    # A line that a program has broken goes on in small letters, which are all small here: sentences count.
    paragraphs = re.split(r"\n\s*\n|(?<=[.!?:,])\s*\n|\n(?=\s*[-*•])", plain)
    clauses = [each for part in paragraphs for each in re.split(r"(?<=[.!?;])\s+", part)]
    cleaned = (" ".join(re.sub(r"[^\w\s?.'$/:=#&-]", " ", each).split()).strip(" .-") for each in clauses)
    return [each for each in cleaned if each]
