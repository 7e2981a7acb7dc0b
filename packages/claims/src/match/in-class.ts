import type { Compiled } from './compile.ts'

/** Is a word, by its number, an entry of a lexical class of knowledge/claims/lexicon.yaml? Phrases of several words are not asked for. */
export function inClass({ classOf }: Pick<Compiled, 'classOf'>, name: string): (id: number | undefined) => boolean {
  const { words } = classOf(name)
  return (id) => id !== undefined && ((words[id] ?? 0) & 1) === 1
}
