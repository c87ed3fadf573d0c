"""Rules of family P about people: what should not be said of anybody in public."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from generator.diagnostics import Message, Severity, say
from generator.rules.national import table
from generator.rules.quality import is_mod_97_10
from generator.rules.reading.texts_of import suspects
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import fold

__all__ = ["PRIVACY"]

_GDPR = "General Data Protection Regulation (EU) 2016/679, "

_EMAIL = re.compile(r"\b([A-Za-zÀ-ÿ]+[._][A-Za-zÀ-ÿ]+)@[\w-]+(?:\.[\w-]+)+")
# Country code and first digits of mobile numbers, as the national numbering plans give them.
_MOBILE_PREFIXES = (
    "30 69", "31 6", "32 4[5-9]", "33 [67]", "34 [67]", "351 9", "353 8", "358 (?:4|50)", "39 3", "41 7[5-9]",
    "420 [67]", "43 6(?:50|6[04]|7|8|99)", "44 7[1-57-9]", "46 7", "48 (?:5[0137]|6[069]|7[2389]|88)",
    "49 1[5-7]",
)  # fmt: skip
_GAP = r"[ ./-]?(?:\(0\) ?)?"
_MOBILE = re.compile(rf"(?:\+|\b00)(?:{'|'.join(_MOBILE_PREFIXES).replace(' ', _GAP)})[0-9 ./()-]{{5,}}[0-9]")
_DNI = re.compile(r"\b([XYZ]?)(\d{7,8})-?([A-HJ-NP-TV-Z])\b")
_CODICE_FISCALE = re.compile(r"\b[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b")
_BSN = re.compile(r"\bBSN\W{0,3}\d{9}\b", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
# With capitals as A and digits as 0, all that the patterns above find contains one of these marks. To look
# for them takes a fifth of the time of a pattern, which counts in a catalogue of ten thousand entries.
_SHAPES = bytes(48 if 48 <= code < 58 else 65 if 65 <= code < 91 else code for code in range(256))
_NUMBER_MARKS = (b"@", b"+", b"0000000", b"AA00")
_NOT_OF_PEOPLE = ("identifiers", "lint", "isced_f", "uuid", "code")

_WORD = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?"
_TITLE = r"(?:Prof\.|Dr\.|Dra\.|Prof\.in|Dr\.in)"
_NAME = (
    rf"{_WORD}(?: (?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|ter|ten|y|i) ){{0,2}}{_WORD}| [A-Z]\.)+"
)
_SAID_TO_TEACH = (
    r"taught by|lecturers?:|instructors?:|course leaders?:|contact person:|coordinators?:|impartid[oa] por|"
    r"impartit per|docentes?:|docenti:|profesor(?:a|es|ado)?:|professor(?:a|at)?:|coordinador(?:a|es)?:|"
    r"enseigné par|intervenante?s?\s?:|responsables?\s?:|tenuto da|lecionado por|gegeven door"
)
# Possessive repetitions (`{0,6}+`) keep a text that is full of titles from taking for ever.
_PERSON = re.compile(
    rf"{_TITLE}(?:[ -]*(?:Ing\.|-?[a-z]+\.|{_TITLE})){{0,6}}+ *(?:[A-Z]\. ?)*(?:{_NAME}|{_WORD})"
    rf"|\b(?:Herr|Frau|Mr\.?|Mrs\.?|Ms\.) (?:{_TITLE} ){{0,6}}+{_WORD}"
    rf"|\b(?i:{_SAID_TO_TEACH}) *(?:{_TITLE} *){{0,6}}+({_NAME})"
)
# One of these stands wherever the pattern above matches; to look for them takes a tenth of the time.
_PERSON_MARKS = (
    "Prof.", "Dr.", "Dra.", "Herr ", "Frau ", "Mr", "Ms.", "aught by", "mparti", "nseigné",
    "enuto da", "ecionado", "egeven door", "ecturer", "nstructor", "eader:", "eaders:", "ontact person",
    "oordinator", "oordinador", "ocent", "rofes", "ntervenant", "esponsable",
)  # fmt: skip
# With one of these, two capital letters are an organisation and not a person.
_ORGANISATION = (
    "univers", "instit", "school", "depart", "facult", "college", "academ", "akadem", "hochschul", "centr",
    "zentr", "escol", "escuel", "ecole", "chair", "team", "staff", "compan", "associat", "agenc", "council",
    "ministr", "chamber", "laborat", "unit", "consell", "consej", "servei", "servic", "grup", "group",
)  # fmt: skip
_NAMES_OF_ORGANISATIONS = (
    "legal_name",
    "short_name",
    "publisher",
    "provider",
    "identifiers",
    "lint",
    "title",
)


@rule(
    "P953",
    Severity.WARNING,
    "Personal data in a text",
    source=_GDPR + "Article 5: data minimisation",
    wrong="contact: { email: anna.keller@northbridge.example }\n",
    right="contact: { email: courses@northbridge.example }\n",
)
def personal_data(context: Context) -> Iterator[Finding]:
    """What stands in a catalogue is copied by others and stays for years.

    The address of an office stays right when people change, and says nothing about anybody.
    """
    for sound, path, text in suspects(context.sounds, _may_be_personal):
        if path[0] in _NOT_OF_PEOPLE:
            continue
        said = _personal(text)
        if said is not None:
            words, message, help_ = said
            yield Finding(source=source_of(sound), path=path, message=message, help=help_, words=words)


def _may_be_personal(text: str) -> bool:
    if "003" in text or "004" in text:  # a mobile number that begins with 00 instead of +
        return True
    shape = text.encode("utf-8", "replace").translate(_SHAPES)
    return any(map(shape.__contains__, _NUMBER_MARKS))


def _personal(text: str) -> tuple[str, Message, Message] | None:
    """The first personal words of a text, what they look like, and what to do."""
    for match in _EMAIL.finditer(text):
        if not _is_role(match[1]):
            message = say("`{email}` looks like the address of a person", email=match.group())
            return match.group(), message, say("use the address of an office, such as courses@…")
    if match_ := _MOBILE.search(text):
        message = say("`{number}` looks like a mobile number", number=match_.group())
        return match_.group(), message, say("use the number of an office, or none")
    for number, what in _numbers(text):
        message = say("`{number}` looks like {what}", number=number, what=what)
        return number, message, say("remove it from the catalogue")
    return None


def _is_role(local: str) -> bool:
    """Whether the part before the @ names an office: student.services, formacion.continua."""
    return any(part.startswith(_role_words()) for part in re.split(r"[._]", fold(local)))


@functools.cache
def _role_words() -> tuple[str, ...]:
    return tuple(table("roles")["words"])


def _numbers(text: str) -> Iterator[tuple[str, Message]]:
    """Numbers that belong to one person or account; only those whose check digits are right."""
    for match in _DNI.finditer(text):
        digits = {"": "", "X": "0", "Y": "1", "Z": "2"}[match[1]] + match[2]
        if len(digits) == 8 and "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == match[3]:
            yield match.group(), say("a Spanish identity number")
    for match in _CODICE_FISCALE.finditer(text):
        yield match.group(), say("an Italian tax code")
    for match in _BSN.finditer(text):
        yield match.group(), say("a Dutch citizen service number")
    for match in _IBAN.finditer(text):
        plain = match.group().replace(" ", "")
        if 15 <= len(plain) <= 34 and is_mod_97_10(
            "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
        ):
            yield match.group(), say("a bank account")


@rule(
    "P954",
    Severity.WARNING,
    "Person named",
    source=_GDPR + "Article 6: lawfulness of processing",
    wrong="description: Taught by Anna Keller.\n",
    right="description: Taught by two lecturers of the Department of Statistics.\n",
)
def person_named(context: Context) -> Iterator[Finding]:
    """Names of people need their consent, change with every timetable, and are copied by other catalogues.

    A page of the institution is the better place for them.
    """
    for sound, path, text in suspects(context.sounds, _may_name):
        if path[0] in _NAMES_OF_ORGANISATIONS or "body" in path:
            continue
        if match := next((m for m in _PERSON.finditer(text) if not _is_organisation(m[1])), None):
            yield Finding(
                source=source_of(sound),
                path=path,
                message=say("`{name}` seems to name a person", name=" ".join(match.group().split())),
                help=say(
                    "name the role or the department; if the person agreed, excuse this rule under `lint:`"
                ),
                words=match.group(),
            )


def _may_name(text: str) -> bool:
    return any(map(text.__contains__, _PERSON_MARKS))


def _is_organisation(name: str | None) -> bool:
    return name is not None and any(word.startswith(_ORGANISATION) for word in fold(name).split())


PRIVACY: tuple[CheckedRule, ...] = (personal_data, person_named)
"""The rules of this module."""
