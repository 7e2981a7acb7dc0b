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

const PRESSURE = 'bp'
const PARTED: ReadonlySet<string> = new Set(['/', 'over'])
const TIMES: ReadonlySet<string> = new Set(['/', 'over', 'today', 'morning', 'evening', 'tonight', 'afternoon', 'now'])

/**
 * "weight steady", "ankles thin as ever", "pulse 64", "same colour": what a body does or is, and that it is as it was. Every word of the clause has to say so; "as ever
 * since" says when it began.
 */
export const isSteady: ClauseRule = (clause, scene) => {
  const { words, lexicon, covered, sensed } = scene
  const { vitals, steady, fit, pulse } = lexicon.talk
  const { slow, fast } = lexicon.files.measures.pulse
  const hasPulse = wordsIn(clause, scene).some((w) => pulse.has(w.word))
  const said = wordsIn(clause, scene)
  // two numbers: "BP 210" is no reading
  const hasPressure =
    said.some((w) => w.word === PRESSURE) &&
    said.some((w, n) => PARTED.has(w.word) && said[n - 1]?.kind === 'number' && said[n + 1]?.kind === 'number')
  const places = placesIn(clause, scene)
  let isOfBody = false
  let isSame = false
  let isCounted = false
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (!word || word.kind === 'blank') continue
    if (word.kind === 'number') {
      // "BP 124/80": what is unhealthy is told elsewhere (unread-numbers.ts)
      if (scene.strange[i] === 1) return false
      if (hasPressure) isCounted = true
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
    } else if (hasPressure && TIMES.has(word.word)) continue
    else if (NEVER.has(word.word) || (word.kind !== 'word' && word.kind !== 'mark')) return false
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
