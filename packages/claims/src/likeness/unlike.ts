import { FAINT, type Finding, GRAVE, sentenceSpan } from '../rules/rule.ts'
import { framesOf } from '../statement/frames.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { OF_FACTS } from './like-claims.ts'
import type { ReadLikeness } from './likeness.ts'

/** Log-odds under which a sentence is none of a rule's claims, though one pattern infers it: three in four of such were not labelled. */
const UNLIKE = -0.5
/** The same for what is said word for word, or inferred by several patterns; and for what the facts contradict. */
const PLAINLY_UNLIKE = -2
/** what keeps a reader from calling is left out last: by so much more */
const GRAVER = -0.75
const UTTERLY_UNLIKE = -4.5
/** "PRP works for everyone": few words are like little else, and are what they say. */
const FEWEST_INFERRED = 6
const FEWEST_SAID = 10
/** A page on which rules find so much promotes: an odd phrase on it is seldom innocent. */
const MANY = 7
/** what harms when it is followed is never left out for how it is worded */
const HARM = 'unsafe-instruction'

/** Nothing was learnt of titles, and little of headings: they are told by what stands under them. */
const isJudged = ({ block }: Statement): boolean =>
  block.kind !== 'title' && block.kind !== 'meta' && block.kind !== 'heading'

const isSaid = ({ strength = 0 }: Finding): boolean => strength > FAINT

/** "It is not true that it hurts; it is guaranteed to work": the denial, which makes a sentence unlike a claim, is of another part. */
const deniesAnother = (statement: Statement): boolean =>
  statement.sentence.breaks.includes(SEMICOLON) && framesOf(statement, 'rebuts').length > 0
const SEMICOLON = 3

/** From which score on a finding stands, and how many words its sentence has to have to be judged; null: whatever its words are like. */
function leastFor({ ruleId, strength }: Finding): { readonly score: number; readonly words: number } | null {
  if (ruleId === HARM) return null
  if (strength === undefined) return OF_FACTS.has(ruleId) ? { score: UTTERLY_UNLIKE, words: FEWEST_INFERRED } : null
  const more = GRAVE.has(ruleId) ? GRAVER : 0
  return strength > FAINT
    ? { score: PLAINLY_UNLIKE + more, words: FEWEST_SAID }
    : { score: UNLIKE + more, words: FEWEST_INFERRED }
}

/**
 * Leaves out what rules find in sentences that are, as a whole, like none of their rule's labelled claims. What is missing stays.
 * @param told what the rules find by themselves
 */
export function withoutUnlike(
  told: readonly Finding[],
  { statements }: Article,
  readLikeness: ReadLikeness,
): readonly Finding[] {
  if (told.length >= MANY) return told
  return told.filter((finding) => {
    const least = leastFor(finding)
    if (least === null) return true
    const within = statements.filter((statement) => {
      const { start, end } = sentenceSpan(statement)
      return start < finding.end && finding.start < end
    })
    return (
      within.length === 0 ||
      // what nothing was learnt of is never unlike
      within.some(
        (statement) =>
          !isJudged(statement) ||
          (isSaid(finding) && deniesAnother(statement)) ||
          statement.sentence.words.length < least.words ||
          (readLikeness(statement)?.of(finding.ruleId) ?? 0) >= least.score,
      )
    )
  })
}
