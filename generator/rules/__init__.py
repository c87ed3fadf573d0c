"""What must be right beyond the form of a file, one function per rule."""

from generator import documents, schema
from generator.diagnostics import Rule
from generator.rules import house
from generator.rules.addresses import ADDRESSES
from generator.rules.assessment import ASSESSMENT
from generator.rules.dates import DATES
from generator.rules.esco import ESCO
from generator.rules.identity import IDENTITY
from generator.rules.levels import LEVELS
from generator.rules.lifecycle import LIFECYCLE
from generator.rules.links import LINKS
from generator.rules.media import MEDIA
from generator.rules.outcome_lists import OUTCOME_LISTS
from generator.rules.outcomes import OUTCOMES
from generator.rules.outputs import OUTPUTS
from generator.rules.permanence import PERMANENCE
from generator.rules.privacy import PRIVACY
from generator.rules.quality import QUALITY
from generator.rules.readiness import READINESS
from generator.rules.references import REFERENCES
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.rules.safety import SAFETY
from generator.rules.sizes import SIZES
from generator.rules.stacking import STACKING
from generator.rules.statements import STATEMENTS
from generator.rules.supervision import SUPERVISION
from generator.rules.titles import TITLES
from generator.rules.translations import TRANSLATIONS
from generator.rules.twins import TWINS
from generator.rules.wording import WORDING
from generator.rules.workload import WORKLOAD

CHECKED: tuple[CheckedRule, ...] = (
    *REFERENCES, *IDENTITY, *TWINS, *STACKING, *WORKLOAD, *SIZES, *LEVELS, *DATES, *LIFECYCLE, *PERMANENCE,
    *ASSESSMENT, *SUPERVISION, *QUALITY, *SAFETY, *PRIVACY, *ADDRESSES, *LINKS, *MEDIA, *STATEMENTS,
    *READINESS, *OUTPUTS, *ESCO, *OUTCOMES, *OUTCOME_LISTS, *TRANSLATIONS, *TITLES, *WORDING,
)  # fmt: skip
"""The rules that look at the whole catalogue."""

RULES: dict[str, Rule] = {
    one.id: one
    for one in sorted(
        (*documents.RULES, *schema.RULES, *house.RULES, *(checked.rule for checked in CHECKED)),
        key=lambda one: one.id,
    )
}
"""Every rule by its id."""

__all__ = ["CHECKED", "RULES", "CheckedRule", "Context", "Finding", "rule"]
