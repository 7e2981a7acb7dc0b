import { absoluteSafety } from './rules/absolute-safety.ts'
import { beforeAfter } from './rules/before-after.ts'
import { contradictsEvidenceDuration } from './rules/contradicts-evidence-duration.ts'
import { contradictsEvidenceRate } from './rules/contradicts-evidence-rate.ts'
import { contradictsEvidenceSessions } from './rules/contradicts-evidence-sessions.ts'
import { discountInducement } from './rules/discount-inducement.ts'
import { falseApproval } from './rules/false-approval.ts'
import { guaranteedResult } from './rules/guaranteed-result.ts'
import { medicalCureClaim } from './rules/medical-cure-claim.ts'
import { missingRegulatoryDisclosure } from './rules/missing-regulatory-disclosure.ts'
import { missingWhenToSeekHelp } from './rules/missing-when-to-seek-help.ts'
import { noContraindications } from './rules/no-contraindications.ts'
import { outdatedReview } from './rules/outdated-review.ts'
import { painless } from './rules/painless.ts'
import { permanentCure } from './rules/permanent-cure.ts'
import { prescriptionMedicinePromotion } from './rules/prescription-medicine-promotion.ts'
import type { Rule } from './rules/rule.ts'
import { testimonialAsEvidence } from './rules/testimonial-as-evidence.ts'
import { undisclosedInterest } from './rules/undisclosed-interest.ts'
import { unsafeInstruction } from './rules/unsafe-instruction.ts'
import { unsupportedSuperiority } from './rules/unsupported-superiority.ts'
import { wrongTreatmentEffect } from './rules/wrong-treatment-effect.ts'

/** All rules. Their words and patterns: knowledge/claims/rules/<id>.yaml. */
export const RULES: readonly Rule[] = [
  absoluteSafety,
  painless,
  guaranteedResult,
  permanentCure,
  medicalCureClaim,
  unsupportedSuperiority,
  falseApproval,
  missingRegulatoryDisclosure,
  wrongTreatmentEffect,
  contradictsEvidenceDuration,
  contradictsEvidenceSessions,
  contradictsEvidenceRate,
  noContraindications,
  missingWhenToSeekHelp,
  unsafeInstruction,
  discountInducement,
  undisclosedInterest,
  prescriptionMedicinePromotion,
  testimonialAsEvidence,
  beforeAfter,
  outdatedReview,
]
