import type { Instruction, Treatment } from '@anagen/kb'
import type { Care } from '../care/read-care.ts'
import { fill } from '../rules/rule.ts'
import type { Article } from '../statement/statement.ts'
import { aftercareOf, ruleText } from './contradictions.ts'
import type { LeafletFinding, LeafletReader } from './leaflet-finding.ts'

/** Does the leaflet speak of what the rule bars, allows or asks for? A ban counts only as a ban, or as leave from a time on. */
function isSpokenOf(rule: Instruction, care: readonly Care[], { words }: LeafletReader): boolean {
  const { bars = [], allows = [], conditions = [] } = words.rolesOf(rule)
  return care.some(({ activity, says, from, until }) => {
    if (bars.includes(activity)) return says === 'avoid' || from !== null
    if (allows.includes(activity)) return says !== 'avoid' || until !== null
    return (bars.length === 0 || rule.kind === 'do') && conditions.includes(activity)
  })
}

/** Rules that a leaflet must or should hold and that neither its activities nor its words show. What only may be said is not missed. */
export function missing(
  article: Article,
  care: readonly Care[],
  treatment: Treatment,
  reader: LeafletReader,
): LeafletFinding[] {
  const { numbers, says } = reader.knowledge.claimBook.care
  const { tell, parts, share } = reader.likeness
  const told = article.blocks.map(({ text }) => tell(text))
  return aftercareOf(treatment).flatMap((rule): LeafletFinding[] => {
    if (rule.strength === 'may' || isSpokenOf(rule, care, reader)) return []
    const asked = parts(rule.instruction)
    if (told.some((text) => asked.some((part) => share(part, text) >= numbers.likeness))) return []
    return [
      {
        ...article.title,
        kind: 'missing',
        severity: rule.strength === 'must' ? 'error' : 'warning',
        reason: fill(says.missing, { fact: ruleText(rule), treatment: treatment.name }),
        says: ruleText(rule),
        facts: [rule.id],
        quote: '',
      },
    ]
  })
}
