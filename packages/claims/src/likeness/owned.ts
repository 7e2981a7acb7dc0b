// Whether a sentence is the writer's own word. Likeness knows what words are about, and not who says them.
import type { ReadStance } from '../statement/stance.ts'
import type { Stance, Statement } from '../statement/statement.ts'

/** "It is not true that ...", "Is it so?": what is put so, the writer does not claim; a plain denial can be the claim ("it never hurts"). */
const NOT_CLAIMED: ReadonlySet<Stance> = new Set(['rebutted', 'asked'])

/** letters of a word that says something by itself */
const SAYS_SOMETHING = 4
const MOST = 0.5
/** '"All of our inks are approved" is not something that you will read here': short words may stand in a long frame */
const FEWEST = 2
const LONGEST_FRAME = 5

/**
 * Does the writer say most of what a sentence says?
 * @param isTold told by others is the writer's word too: a patient's story
 */
export function isOwnWord(
  statement: Statement,
  next: Statement | undefined,
  readStance: ReadStance,
  isTold: boolean,
): boolean {
  const { words } = statement.sentence
  let [said, disowned] = [0, 0]
  for (const [i, { text }] of words.entries()) {
    if (text.length < SAYS_SOMETHING) continue
    said++
    const { stance, isOthers } = readStance(statement, { from: i, to: i + 1 }, next)
    if (NOT_CLAIMED.has(stance) || (!isTold && (isOthers || stance === 'reported'))) disowned++
  }
  const isMostly = disowned > said * MOST || (disowned >= FEWEST && said - disowned <= LONGEST_FRAME)
  return !isMostly
}
