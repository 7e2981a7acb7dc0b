import type { Lexicon } from './lexicon.ts'

/** Makes a thing of a lexicon when it is first asked for, then keeps it as long as the lexicon: what every text asks for is not made for every text. */
export const perLexicon = <T extends object>(make: (lexicon: Lexicon) => T): ((lexicon: Lexicon) => T) => {
  const made = new WeakMap<Lexicon, T>()
  return (lexicon) => {
    const known = made.get(lexicon)
    if (known) return known
    const fresh = make(lexicon)
    made.set(lexicon, fresh)
    return fresh
  }
}
