import { fold, SPOKEN } from './fold.ts'
import { remarkKey } from './learn-remarks.ts'
import { bareEmoji, type Lexicon } from './lexicon.ts'
import { withMeForMy } from './me-for-my.ts'
import { withSpokenMarks } from './spoken-marks.ts'
import { type Token, tokenise } from './tokenise.ts'

/** `blank`: a sign of the keyboard without meaning; `strange`: nothing a lexicon could know. */
export type WordKind = 'word' | 'number' | 'stop' | 'comma' | 'mark' | 'blank' | 'strange'

/** One word of the text as it was understood. Several may share a token: an emoji that stands for words, two words written as one. */
export interface Word {
  readonly kind: WordKind
  readonly token: Token
  /** what is meant, slips put right */
  readonly word: string
  readonly base: string
  readonly key: string
  readonly isKnown: boolean
  /** a name of a person, place or brand: written with a capital, in no lexicon */
  readonly isName: boolean
}

// between words a stroke means or: "no pus/fever"
const STROKES: { readonly [mark: string]: string } = { ...SPOKEN, '/': 'or', '=': 'is' }
const HOLLOW = /^["“”„«»*_~^`'‘’<>-]$/u
const LONG_RUN = /(.)\1{2,}/gu

const letters = (token: Token | undefined): boolean => token?.kind === 'word'
const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.raw)

type Correct = (word: string) => string | null

// so many different unknown words are looked up in one text: a text of noise must not take minutes. The same text always gets as many
const LOOKUPS = 4000

const withinBudget = (correct: Correct): Correct => {
  const tried = new Set<string>()
  return (word) => {
    if (!tried.has(word) && tried.size >= LOOKUPS) return null
    tried.add(word)
    return correct(word)
  }
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz']
// the keys beside each key
const BESIDE: ReadonlyMap<string, string> = new Map(
  [
    'qwa',
    'wqeas',
    'ewrsd',
    'retdf',
    'trygf',
    'ytugh',
    'uyijh',
    'iuokj',
    'oipkl',
    'polk',
    'aqwsz',
    'sawedxz',
    'dserfcx',
    'fdrtgvc',
    'gftyhbv',
    'hgyujnb',
    'jhuikmn',
    'kjiolm',
    'lkop',
    'zasx',
    'xzsdc',
    'cxdfv',
    'vcfgb',
    'bvghn',
    'nbhjm',
    'mnjk',
  ].map((keys) => [keys.charAt(0), keys.slice(1)]),
)
// shorter ones are near to too many words
const FRONT_FROM = 4

/** "hest pain", "vhest pain": the one symptom that the word is but for its first letter. A speller that starts from the first letter never finds it. */
const frontSlip = (word: string, isSymptom: (word: string) => boolean): string | null => {
  if (word.length < FRONT_FROM) return null
  const lost = ALPHABET.map((letter) => letter + word).find(isSymptom)
  if (lost !== undefined || word.length === FRONT_FROM) return lost ?? null
  return [...(BESIDE.get(word.charAt(0)) ?? '')].map((letter) => letter + word.slice(1)).find(isSymptom) ?? null
}

/** Puts one written word right: itself, without its drawn-out letters, without the 's of possession, its nearest neighbour. */
const understand = (
  norm: string,
  token: Token,
  nameable: boolean,
  { forms, idOf, isKnown, isSymptom, isThing, isHarmlessClass, isNoSlip, talk, lone, sensations }: Lexicon,
  correct: Correct,
  front: Correct,
): readonly string[] | null => {
  const known = (word: string): string | null => {
    const meant = forms.meant(word)
    return isKnown(meant) || forms.base(meant) !== meant ? meant : null
  }
  if (isKnown(forms.meant(norm))) return [forms.meant(norm)]
  if (/['’]s$/iu.test(token.raw)) {
    const owner = known(norm.slice(0, -1))
    if (owner !== null) return [owner]
  }
  const direct = known(norm)
  if (direct !== null) return [direct]
  if (/(.)\1\1/u.test(norm)) {
    const drawn = known(norm.replace(LONG_RUN, '$1$1')) ?? known(norm.replace(LONG_RUN, '$1'))
    if (drawn !== null) return [drawn]
  }
  if (isNoSlip(norm)) return isThing(norm) || isHarmlessClass(norm) ? [norm] : null
  const nearest = correct(norm.replace(LONG_RUN, '$1$1'))
  const near =
    nameable || isThing(norm) || isHarmlessClass(norm) || (nearest !== null && isSymptom(nearest))
      ? nearest
      : (front(norm) ?? nearest)
  // a word of its own, unless it may be a symptom misspelt: "tide" is not "tied", "horse" may be "hoarse"
  const isOwn = isThing(norm) || isHarmlessClass(norm) || talk.isTalk({ word: norm, base: forms.base(norm) })
  const tells = (word: string): boolean =>
    lone(word, forms.base(word)) !== undefined || sensations.said([idOf(forms.base(word))]).length > 0
  if (isOwn && (near === null || !tells(near))) return [norm]
  if (near !== null && !(nameable && !(isSymptom(near) && norm.length > 5))) return [near]
  if (nameable) return null
  for (let cut = 3; cut <= norm.length - 3; cut++) {
    const [head, tail] = [known(norm.slice(0, cut)), known(norm.slice(cut))]
    if (head !== null && tail !== null && norm.length >= 7) return [head, tail]
  }
  return null
}

// "dr patel": the name of somebody, however it is written
const TITLES: ReadonlySet<string> = new Set(['dr', 'doctor', 'mr', 'mrs', 'ms', 'miss', 'prof', 'professor', 'nurse'])

// without their apostrophe they are other words: a shed, a well, hell
const CONTRACTED: { readonly [raw: string]: string } = {
  "she'd": 'she',
  "she'll": 'she',
  "we'll": 'we',
  "he'll": 'he',
  "we'd": 'we',
}

const LITTLE = 'little'
// "no wee since last night"
const SINCE: ReadonlySet<string> = new Set([
  'since',
  'all',
  'today',
  'tonight',
  'yesterday',
  'yet',
  'again',
  'anymore',
  'now',
])

/** The "wee" of "the wee new hairs" is no urine: it stands between a small word and what it describes. */
const isWeeOfSize = (
  words: readonly Word[],
  i: number,
  { insidePlaces, links, towards, clauses, isSmall }: Lexicon,
): boolean => {
  if (words[i]?.word !== 'wee') return false
  const [before, next] = [words[i - 1], words[i + 1]]
  const isLed =
    before !== undefined &&
    (before.kind === 'number' ||
      insidePlaces.has(before.word) ||
      ['some', 'few', 'these', 'those', 'no'].includes(before.word))
  const isSaidOf = next?.kind !== 'word' || links.has(next.base) || towards.has(next.word) || clauses.has(next.word)
  return (
    isLed &&
    !isSaidOf &&
    !SINCE.has(next.word) &&
    (!isSmall(next) || ['new', 'little', 'tiny', 'bit'].includes(next.word))
  )
}

/** All words of the text, in order. */
export const readWords = (text: string, lexicon: Lexicon): readonly Word[] => {
  const tokens = withSpokenMarks(tokenise(text), lexicon.files.grammar.spoken_marks)
  const { emojiSays } = lexicon.files.context
  const capitals = tokens.filter((t) => letters(t) && isCapital(t)).length
  const isTitleCase = capitals * 2 > tokens.filter(letters).length
  const words: Word[] = []
  const correct = withinBudget(lexicon.speller.correct)
  const front = withinBudget((word) => frontSlip(word, lexicon.isSymptom))
  const add = (kind: WordKind, token: Token, word: string, isKnown = true, isName = false): void => {
    words.push({
      kind,
      token,
      word,
      base: kind === 'word' ? lexicon.forms.base(word) : word,
      key: remarkKey(word),
      isKnown,
      isName,
    })
  }
  let starts = true
  for (const [i, token] of tokens.entries()) {
    switch (token.kind) {
      case 'word': {
        const said = CONTRACTED[token.raw.toLowerCase().replace(/[’‘`´]/u, "'")]
        if (said !== undefined) {
          add('word', token, said)
          break
        }
        const isTitled = TITLES.has(tokens[i - 1]?.norm ?? '') && token.norm.length > 2
        const nameable = !starts && (isTitled || (!isTitleCase && isCapital(token) && token.norm.length > 2))
        const meant = understand(token.norm, token, nameable, lexicon, correct, front)
        if (meant === null) add('word', token, token.norm, false, nameable)
        else for (const word of meant) add('word', token, word)
        break
      }
      case 'number':
        add('number', token, token.norm)
        break
      case 'stop':
        add('stop', token, token.norm)
        break
      case 'comma':
        add('comma', token, ',')
        break
      case 'foreign':
        add('strange', token, fold(token.raw), false)
        break
      case 'emoji': {
        const said = emojiSays[bareEmoji(token.raw)] ?? emojiSays[token.raw]
        if (said !== undefined) for (const word of said.split(' ')) add('word', token, lexicon.forms.meant(fold(word)))
        else add(lexicon.isHarmlessEmoji(token.raw) ? 'blank' : 'strange', token, token.raw)
        break
      }
      default: {
        const spoken = STROKES[token.norm]
        if (spoken !== undefined && tokens[i - 1]?.kind !== 'number') add('word', token, spoken)
        else if (!HOLLOW.test(token.norm)) add('mark', token, token.norm)
      }
    }
    starts = token.kind === 'stop' || (starts && token.kind !== 'word' && token.kind !== 'number')
  }
  const sized = words.map((word, i) =>
    isWeeOfSize(words, i, lexicon) ? { ...word, word: LITTLE, base: LITTLE, key: LITTLE } : word,
  )
  return withMeForMy(sized, lexicon)
}
