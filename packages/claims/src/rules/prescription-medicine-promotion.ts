import type { Statement } from '../statement/statement.ts'
import { groundsOf, treatmentsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf } from './rule.ts'

const ID = 'prescription-medicine-promotion'

/** Where the public may be addressed about a prescription medicine; what is sold without a prescription is flagged there too. */
const ALLOWED = new Set(['US', 'NZ'])

const PRESCRIBED: ReadonlySet<string> = new Set(['finasteride', 'minoxidil-oral'])

const isOfPrescription = ({ treatments }: Statement): boolean =>
  treatments.length > 0 && treatments.every((slug) => PRESCRIBED.has(slug))

/**
 * Flags a prescription-only medicine that is offered to the public.
 * @why    the EU and the UK forbid it, and without a prescription it is forbidden everywhere
 * @passes Finasteride is prescription-only; a doctor decides whether it suits you.
 * @flags  Order finasteride online today.
 * @flags  Our finasteride is posted without a prescription.
 * @flags  We post oral minoxidil to your door from £19 a month.
 */
export const prescriptionMedicinePromotion = phraseRule({
  id: ID,
  groups: ['says', 'implied'],
  // "the tablets are on their way" where nothing but such a medicine is meant
  accepts: (match, _reading, statement, article) =>
    (match.part !== 'implied' || isOfPrescription(statement)) &&
    (matchesOf(statement, ID, 'unprescribed').length > 0 ||
      article.jurisdictions.length === 0 ||
      article.jurisdictions.some((code) => !ALLOWED.has(code))),
  evidence: (statement, { knowledge, data }) => {
    const rule = treatmentsOf(knowledge, statement.treatments)
      .flatMap((treatment) => treatment.regulatory)
      .find(({ status }) => /prescription/i.test(status))
    return rule
      ? { text: `${rule.jurisdiction}: ${rule.status.replace(/\.$/, '')} (${rule.id})`, facts: [rule.id] }
      : groundsOf(data)
  },
})
