"""Makes synthetic catalogues: as many entries as asked, the same for the same seed.

Usage: python benchmarks/synthetic.py N FOLDER [SEED]
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

_SUBJECTS = """data energy water soil forest harbour hospital museum archive grid battery sensor robot
protein vaccine diet language dialect grammar contract patent tax budget market brand supply freight rail
bridge timber concrete glass textile ceramic solar wind hydrogen nuclear ocean coast glacier river climate
music theatre film game poster font ethics logic algebra geometry statistics genome cell plant insect bird
fish dairy wine bread garden school nursery teacher coach sport injury therapy surgery nurse pharmacy
privacy network server compiler database protocol cipher identity ledger map satellite drone traffic noise
waste recycling packaging repair fashion leather jewellery tourism hotel kitchen event""".split()
_ACTIONS = """Analysis Design Planning Assessment Management Monitoring Restoration Safety Modelling
Communication Conservation Engineering Policy Logistics Visualisation Testing Maintenance
Leadership""".split()
_SETTINGS = """Municipalities Small Firms Hospitals Schools Museums Farms Laboratories Workshops Harbours
Start-ups Public Services Associations Newsrooms Libraries Cooperatives Construction Sites""".split()
_VERBS = "Analyse Design Evaluate Apply Compare Calculate Plan Build Document Assess Select Test".split()
_OBJECTS = """a measurement series|a small project from first idea to hand-over|the risks of a plant in use
|two methods on the same case|a budget for one year|a report for readers without training
|the quality of a source|a prototype with simple means|the needs of three user groups
|the legal duties of an operator|a maintenance schedule|an interview with an expert""".replace(
    "\n", ""
).split("|")
_FORMS = "online onsite blended hybrid work-based project-based research-lab-based".split()
_ASSESSMENTS = "written-examination oral-examination quiz marked-assignment project-work portfolio".split()
_SUPERVISION = "supervised-online-id supervised-onsite-id unsupervised-id".split()
_FIELDS = """0111 0213 0222 0231 0311 0411 0413 0511 0521 0541 0611 0612 0613 0711 0713 0721 0732 0811
0913 1015""".split()
_COUNTRIES = "IE ES NL DE FR AT BE PT IT FI".split()
_WORDS = """the course shows how a team finds measures compares explains and presents what it sees in daily
work with real cases short lectures and guided practice each week ends with a small result that others can
use and check""".split()


def _title(dice: random.Random) -> str:
    subject = dice.choice(_SUBJECTS).title()
    return f"{subject} {dice.choice(_ACTIONS)} for {dice.choice(_SETTINGS)}"


def _sentence(dice: random.Random, words: int) -> str:
    text = " ".join(dice.choice(_WORDS + _SUBJECTS) for _ in range(words))
    return text.capitalize() + "."


def _entry(dice: random.Random) -> str:
    """About as long as the entries of real catalogues: 2,000 bytes on average."""
    ects = dice.choice([1, 2, 3, 4, 5, 6, 8, 10])
    outcomes = [f"{dice.choice(_VERBS)} {dice.choice(_OBJECTS)}" for _ in range(dice.randint(3, 6))]
    lines = [
        f"title: {_title(dice)}",
        f"summary: {_sentence(dice, 22)}",
        f"description: {' '.join(_sentence(dice, 18) for _ in range(5))}",
        f"target_group: {_sentence(dice, 14)}",
        f"prerequisites: {dice.choice(['none', _sentence(dice, 12)])}",
        "learning_outcomes:",
        *(f"  - {outcome} in case {n}" for n, outcome in enumerate(outcomes, 1)),
        f"notional_workload: {{ ects: {ects}, hours: {ects * 25} }}",
        f"level: {{ eqf: {dice.choice([5, 6, 7])} }}",
        "assessment:",
        f"  - {{ type: {dice.choice(_ASSESSMENTS)}, weight: 60 }}",
        f"  - {{ type: {dice.choice(_ASSESSMENTS)}, weight: 40 }}",
        f"retake: {_sentence(dice, 10)}",
        f"form_of_participation: {dice.choice(_FORMS)}",
        f"supervision: {dice.choice(_SUPERVISION)}",
        f"stackability: {{ kind: {dice.choice(['stand-alone', 'stackable'])} }}",
        f"isced_f: [{json.dumps(dice.choice(_FIELDS))}]",
        f"skills: [{{ label: {dice.choice(_SUBJECTS)} {dice.choice(_ACTIONS).lower()} }}]",
        f"price: {{ amount: {dice.choice([0, 0, 120, 250, 395, 780])} }}",
        f"information_confirmed: {date(2026, 9, 1) + timedelta(days=dice.randint(0, 60))}",
    ]
    if dice.random() < 0.2:
        lines.append("pace: self-paced")
    else:
        lines.append("offerings:")
        for run in range(dice.randint(1, 3)):
            start = date(2027, 1, 11) + timedelta(days=7 * dice.randint(0, 20) + 150 * run)
            lines += [
                f"  - start: {start}",
                f"    end: {start + timedelta(days=7 * dice.randint(4, 12))}",
                f"    application_deadline: {start - timedelta(days=14)}",
                "    application_url: https://provider.example/apply",
                f"    place: {{ name: {dice.choice(_SUBJECTS).title()} House, city: Cork, country: IE }}",
            ]
    return "\n".join(lines) + "\n"


def _provider(number: int, dice: random.Random) -> str:
    return (
        f"legal_name: Synthetic University {number}\ntype: higher-education\n"
        f"country: {dice.choice(_COUNTRIES)}\nhomepage: https://provider-{number}.example\n"
        "quality_assurance:\n  - { type: internal, framework: ESG, scope: microcredential }\n"
        "defaults:\n  default_language: en\n  language_of_instruction: [en]\n  hours_per_ects: 25\n"
    )


def make(count: int, folder: Path, seed: int = 1) -> None:
    """Writes a project with `count` microcredentials into an empty folder."""
    dice = random.Random(seed)
    providers = max(3, min(60, count // 100))
    catalogue = folder / "catalogue"
    for name in ("providers", "pages", "pathways"):
        (catalogue / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Synthetic catalogue\ndocs_dir: catalogue/pages\n"
        "theme: { name: material, font: false }\nplugins: [credenza]\n",
        encoding="utf-8",
    )
    (catalogue / "catalogue.yml").write_text(
        "title: Synthetic catalogue\nurl: https://synthetic.example/\nlanguages: [en]\n"
        "publisher: provider-1\nlicence: CC-BY-4.0\ncontact: { email: office@synthetic.example }\n",
        encoding="utf-8",
    )
    for number in range(1, providers + 1):
        (catalogue / "providers" / f"provider-{number}.yml").write_text(
            _provider(number, dice), encoding="utf-8"
        )
        (catalogue / "microcredentials" / f"provider-{number}").mkdir(parents=True)
    for number in range(count):
        target = (
            catalogue / "microcredentials" / f"provider-{number % providers + 1}" / f"entry-{number:06}.yml"
        )
        target.write_text(_entry(dice), encoding="utf-8")


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
