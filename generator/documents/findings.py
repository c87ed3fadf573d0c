"""The rules of family Y: what can be wrong with a file before its content is looked at."""

from __future__ import annotations

from generator.diagnostics import Rule, Severity

Y001 = Rule(
    id="Y001",
    severity=Severity.ERROR,
    title="Not valid YAML",
    why="A file that is not valid YAML cannot be read at all, so nothing of it can be published.",
    source="YAML 1.2.2",
    wrong="title: Data: an introduction\n",
    right='title: "Data: an introduction"\n',
)
Y002 = Rule(
    id="Y002",
    severity=Severity.ERROR,
    title="Key written twice",
    why="Of two values under one key most programs keep the last and lose the first without a word.",
    source="YAML 1.2.2 §3.2.1.3: keys of a mapping are unique",
    wrong="title: Data Literacy\ntitle: Data Literacy for Teachers\n",
    right="title: Data Literacy for Teachers\n",
)
Y003 = Rule(
    id="Y003",
    severity=Severity.ERROR,
    title="Characters that cannot be trusted",
    why="Bytes that are not UTF-8 show as broken letters; hidden control characters can make a text "
    "look different from what it says.",
    source="YAML 1.2.2 §5.1 and §5.2; Unicode Technical Report 36 (bidirectional text)",
    wrong='title: "Data\\x00 Literacy"   # a hidden control character in the file\n',
    right="title: Data Literacy\n",
)
Y004 = Rule(
    id="Y004",
    severity=Severity.WARNING,
    title="Invisible character or foreign line end",
    why="Nobody sees these characters, but they make two keys that look the same different, and every "
    "line of a comparison look changed.",
    source="Credenza authoring format §9",
    wrong="title\u00a0: Data Literacy   # a no-break space after the key\n",
    right="title: Data Literacy\n",
)
Y005 = Rule(
    id="Y005",
    severity=Severity.ERROR,
    title="YAML feature that is not allowed",
    why="Anchors, aliases, merge keys, tags, several documents in one file, very large and very deep "
    "files are not needed to describe a microcredential, and can be used to attack or confuse "
    "whoever reads the file.",
    source="Credenza authoring format §9",
    wrong="title: &name Data Literacy\nsummary: *name\n",
    right="title: Data Literacy\nsummary: Find, clean and present public data.\n",
)
Y006 = Rule(
    id="Y006",
    severity=Severity.WARNING,
    title="Unsuitable file name or place",
    why="The file name becomes the address of the page. Lower-case letters, digits and hyphens work "
    "everywhere; what lies outside the folders of the catalogue is not read at all, not even through a link.",
    source="Credenza authoring format §1",
    wrong="# microcredentials/northbridge/Data Literacy.yaml\n",
    right="# microcredentials/northbridge/data-literacy.yml\n",
)

RULES: tuple[Rule, ...] = (Y001, Y002, Y003, Y004, Y005, Y006)
