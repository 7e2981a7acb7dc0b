import { type ClauseRule, placesIn, wordsIn } from './clause-scene.ts'

const AS: ReadonlySet<string> = new Set(['ever', 'always', 'before', 'usual', 'normal'])
const NEVER: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'isnt',
  'arent',
  'wasnt',
  'until',
  'till',
  'was',
  'were',
  'one',
  'half',
  'hardly',
  'barely',
  'if',
  'when',
])

/**
 * "weight steady", "ankles thin as ever", "pulse 64", "same colour": what a body does or is, and that it is as it was. Every word of the clause has to say so; "as ever
 * since" says when it began.
 */
export const isSteady: ClauseRule = (clause, scene) => {
  const { words, lexicon, covered, sensed } = scene
  const { vitals, steady, fit, pulse } = lexicon.talk
  const { slow, fast } = lexicon.files.measures.pulse
  const hasPulse = wordsIn(clause, scene).some((w) => pulse.has(w.word))
  const places = placesIn(clause, scene)
  let isOfBody = false
  let isSame = false
  let isCounted = false
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (!word || word.kind === 'blank') continue
    if (word.kind === 'number') {
      if (!hasPulse) continue
      // "pulse 230": no number that a healthy pulse does not have
      const value = Number(word.word)
      if (covered[i] === 1 || !(slow.to < value && value < fast.from)) return false
      isCounted = true
      continue
    }
    const isAs = word.word === 'as'
    if (isAs && AS.has(words[i + 1]?.word ?? '')) {
      if (words[i + 2]?.word === 'since') return false
      isSame = true
      i++
    } else if (NEVER.has(word.word) || (word.kind !== 'word' && word.kind !== 'mark')) return false
    else if (steady.has(word.word)) isSame = true
    else if (vitals.has(word.word) || places.some((p) => p.from <= i && i < p.to)) isOfBody = true
    else if (sensed.has(i) && !fit.has(word.word)) return false
    else if (
      !isAs &&
      !fit.has(word.word) &&
      !lexicon.isSmall(word) &&
      !lexicon.links.has(word.base) &&
      !lexicon.clauses.has(word.word) &&
      !lexicon.measures.units.has(word.word)
    )
      return false
  }
  return isOfBody && (isSame || isCounted)
}
