"""A noun goes in; whether it names persons, or bodies that act as persons do, comes out; how a text names who holds a post."""

import re

from assistant.language.lexicon import listed, singular

PEOPLE = listed(
    "student child children adult man men woman women people person citizen national resident tourist doctor nurse teacher author "
    "patient president senator inventor farmer minister parent visitor pupil guest professor researcher scientist employee tenant "
    "owner driver postdoc scholar colleague coworker friend neighbour spouse wife husband "
    "intern undergraduate graduate postgraduate alumnus fellow trainee apprentice volunteer consultant contractor subcontractor "
    "adviser advisor expert delegate official soldier veteran minor coauthor co-author critic democrat republican"
)
FAMILY = listed(
    "brother sister mother father mum mom dad nephew niece son daughter uncle aunt cousin grandmother grandfather boyfriend girlfriend"
)
OTHERS = listed(  # "it" is none of them
    "flatmate roommate housemate classmate officer guard pilot lady gentleman girl boy kid baby teenager prosecutor inspector auditor "
    "reporter journalist customer client applicant candidate"
)
LEADERS = listed("boss manager supervisor director dean captain chairman treasurer landlord")  # who decide rather than are ruled
HONOURS = listed("minister president senator secretary representative professor ambassador premier doctor judge")  # before a name
ORGANISATIONS = listed(
    "company firm business university school college hospital agency ministry government country state court bank charity "
    "organisation organization institution laboratory lab club"
)
AGENTS = PEOPLE | ORGANISATIONS | listed("member staff team holder")
BODIES = listed(
    "bureau institute authority administration department commission committee council board association foundation academy subsidiary "
    "congress senate parliament assembly treasury cabinet"
)
THINGS = listed(
    "semiconductor sensor laser computer printer reactor detector motor paper number letter matter sector polymer list checklist"
)  # no agents
AGENT_ENDINGS, UNSURE_ENDINGS = ("ist", "ian", "ican"), ("er", "or", "ant", "ee", "ent")
TITLE = r"(?:Mr|Ms|Mrs|Dr|Prof|Professor|Sir|Dame)\b\.?"
PERSON = re.compile(rf"\b{TITLE} ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)|((?:\b[A-Z][a-z’'-]+ (?:(?:[A-Z]\.|van|von|de) )?)+[A-Z][a-z’'-]+)")
POST = re.compile(
    r"(?i)\bwho(?:['’]s| is| are)? (?:the|our|your|its|in charge|responsible|head(?:s|ing)?|lead(?:s|ing)?|run(?:s|ning)?|chair(?:s|ing)?|"
    r"direct(?:s|ing)|manag(?:es|ing)|own(?:s|ing)?)\b",
)  # that somebody holds now
LEFT = re.compile(r"\b(?:former|retire[ds]?|resigned|left|stepped|was|were|until)\b", re.I)  # a post


def agent(noun: str) -> bool | None:
    """Whether a noun names persons or bodies that act; None if its ending leaves it open."""
    word = singular(noun)
    if word in AGENTS | FAMILY | LEADERS | BODIES or (word.endswith(AGENT_ENDINGS) and word not in THINGS):
        return True
    return None if word.endswith(UNSURE_ENDINGS) and word not in THINGS else False


def personal(name: str) -> bool:
    """Whether a name is of persons and no "it": "a visiting scholar".

    >>> personal("visiting scholar"), personal("chemists"), personal("the agency"), personal("waiting list")
    (True, True, False, False)
    """
    word, first = singular(name.rsplit(maxsplit=1)[-1]), name.removeprefix("the ").lower().split(" ")
    ends = name.islower() and word.endswith(AGENT_ENDINGS) and word not in THINGS  # "Norwegian" may be a language
    return ends or word in PEOPLE | FAMILY | LEADERS | OTHERS or (len(first) > 2 and first[0] in HONOURS)
