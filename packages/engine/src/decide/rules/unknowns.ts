import type { Case } from '../case.ts'
import { finding, type RawFinding } from '../finding.ts'

/** Not knowing is an answer: at least `contact`, with the name of what is missing. */
export const unknowns = (c: Case): RawFinding[] => {
  const { report } = c
  const found: RawFinding[] = []
  if (report.treatments.length === 0 && report.unknownTreatments.length === 0)
    found.push(finding('contact', 'no-treatment'))
  for (const name of report.unknownTreatments) found.push(finding('contact', 'unknown-treatment', { name }))
  for (const done of report.treatments) {
    if (done.hoursSince === null) found.push(finding('contact', 'unknown-time', { treatment: done.slug }))
    if (!c.knowledge.treatments[done.slug]) found.push(finding('contact', 'unknown-treatment', { name: done.slug }))
  }
  for (const sign of c.seen) if (!sign.gradeKnown) found.push(finding('contact', 'unknown-grade', { sign: sign.sign }))
  for (const name of report.unknownModifiers) found.push(finding('contact', 'unknown-modifier', { name }))
  for (const key of report.modifiers)
    if (!c.knowledge.modifiers[key]) found.push(finding('contact', 'unknown-modifier', { name: key }))
  for (const name of report.notUnderstood) found.push(finding('contact', 'not-understood', { name }))
  const talk = report.takenAsTalk ?? []
  if (talk.length > 0) found.push(finding('watch', 'taken-as-talk', { name: talk.join('", "') }))
  if (c.signs.size === 0 && report.notUnderstood.length === 0) {
    found.push(report.saysAllWell ? finding('expected', 'nothing-noticed') : finding('contact', 'nothing-reported'))
  }
  return found
}
