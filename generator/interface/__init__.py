"""What the site says of its own accord, in the reader's language.

English is the message id everywhere: `interface("es").say("Starts on {day}", day=…)`. Translations lie in
`generator/locales/<language>.po`; `python -m generator.interface` brings them up to date with the code.
`voice("es")` says findings; its translations lie in `generator/locales/findings/`.
"""

from generator.interface.speaker import Interface, interface, msgid
from generator.interface.translations import LANGUAGES, missing
from generator.interface.voice import SPOKEN, Voice, voice

__all__ = ["LANGUAGES", "SPOKEN", "Interface", "Voice", "interface", "missing", "msgid", "voice"]
