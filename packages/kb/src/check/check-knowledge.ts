import type { ParsedKnowledge } from '../build/knowledge.ts'
import type { KnowledgeProblem } from '../problems.ts'
import { activitiesRuled } from './activities-ruled.ts'
import type { Check } from './check.ts'
import { claimsApart } from './claims-apart.ts'
import { claimsExist } from './claims-exist.ts'
import { idsUnique } from './ids-unique.ts'
import { phrasesApart } from './phrases-apart.ts'
import { referencesExist } from './references-exist.ts'
import { reviewDates } from './review-dates.ts'
import { signsReachable } from './signs-reachable.ts'
import { sourced } from './sourced.ts'
import { sourcesUsed } from './sources-used.ts'
import { traitsExist } from './traits-exist.ts'
import { windowsOrdered } from './windows-ordered.ts'
import { wordsExist } from './words-exist.ts'

/** What `anagen knowledge check` proves, by name. The schema was proved when the files were parsed. */
export const CHECKS = {
  'ids are unique': idsUnique,
  'every fact is sourced or says why not': sourced,
  'every source is used and exists': sourcesUsed,
  'windows are in order': windowsOrdered,
  'every sign, modifier and fact that is named exists': referencesExist,
  'all that the files of words name exists': wordsExist,
  'all that the article checker names exists': claimsExist,
  'every sign can be reached': signsReachable,
  'no phrase stands under two signs': phrasesApart,
  'no effect and complication claim the same sign, grade and hour': claimsApart,
  'every rule says which activities it is about': activitiesRuled,
  'every trait exists, and something asks about it': traitsExist,
  'nothing is past its review date': reviewDates,
} satisfies Record<string, Check>

/**
 * Proves the checks on parsed knowledge.
 * @param today ISO date such as 2026-11-21
 * @returns every problem, with file and line; empty when all hold
 */
export const checkKnowledge = (parsed: ParsedKnowledge, today: string): KnowledgeProblem[] =>
  Object.values(CHECKS).flatMap((check) => check(parsed, today))
