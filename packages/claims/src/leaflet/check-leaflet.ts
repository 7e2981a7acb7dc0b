import type { Knowledge, Treatment } from '@anagen/kb'
import { careWords } from '../care/care-words.ts'
import { readCare } from '../care/read-care.ts'
import { type Lint, type Linted, makeChecker } from '../lint.ts'
import { contradictions } from './contradictions.ts'
import { extras } from './extras.ts'
import type { LeafletFinding, LeafletReader } from './leaflet-finding.ts'
import { likenessIn } from './likeness.ts'
import { missing } from './missing.ts'

/** Reads leaflets, and holds one that was read against the instructions of a treatment. */
export interface LeafletChecker {
  readonly lint: Lint
  /** what contradicts first, then what is missing, then what is extra; each in the order of the text or of the facts */
  readonly check: (leaflet: Linted, treatment: Treatment) => LeafletFinding[]
}

/**
 * Compiles the rules of a knowledge base once; the result holds any number of leaflets against any treatment.
 * @throws PatternError naming a pattern that cannot be read
 */
export function makeLeafletChecker(knowledge: Knowledge): LeafletChecker {
  const checker = makeChecker(knowledge)
  const reader: LeafletReader = { knowledge, words: careWords(knowledge), likeness: likenessIn(knowledge) }
  return {
    lint: checker.lint,
    check: ({ article }, treatment) => {
      const care = readCare(article, reader.words, checker.compiled.vocabulary).filter(({ isBefore }) => !isBefore)
      return [
        ...contradictions(care, treatment, reader),
        ...missing(article, care, treatment, reader),
        ...extras(article, care, treatment, reader),
      ]
    },
  }
}
