import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** "new hairs falling in the shower": hair, crusts and flakes fall. A person who fell stands before the verb, or nothing does. */
export const onlyThingsFall = (
  found: readonly Found[],
  words: readonly Word[],
  clauses: Clauses,
  { files: { talk }, knowledge, persons }: Lexicon,
): readonly Found[] => {
  const { signs, verbs, things, group } = talk.falls
  return found.filter((f) => {
    const verb = f.at.find((i) => verbs.includes(words[i]?.base ?? ''))
    if (!signs.includes(f.sign) || verb === undefined) return false
    const clause = clauses.of(verb)
    // "my hair was wet and I fell in the shower"
    if (words.slice(clause.from, verb).some((w) => persons.has(w.word))) return false
    // "fell on my grafts": only what stands before the verb falls
    const isThing = words.slice(clause.from, verb).some((w) => things.includes(w.base))
    // "bit more falling out in the shower": the same word tells of hair
    const isShed = found.some((o) => o !== f && knowledge.signs[o.sign]?.group === group && o.at.includes(verb))
    return isThing || isShed
  })
}
