import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import type { Match } from '../match/matcher.ts'
import type { Statement } from '../statement/statement.ts'

/** Does a verb command here? "Pick the scabs" and "you may pick the scabs" do; "picked scabs" and "stopping a medicine" tell of something. */
export function isCommand(
  { sentence: { words, ids, breaks } }: Statement,
  { from }: Pick<Match, 'from'>,
  compiled: Compiled,
): boolean {
  const isAddressed = inClass(compiled, 'addressed')
  const verb = words[from]?.text ?? ''
  if (/(?:ed|ing)$/.test(verb) || words[0]?.text === 'no') return false
  // "rubbing can pull a graft out" tells what happens; "you can pull it out" allows
  let at = from - 1
  while (at > 0 && inClass(compiled, 'command-adverb')(ids[at])) at--
  const isModal = inClass(compiled, 'permits')(ids[at]) && (breaks[at + 1] ?? 0) === 0
  if (isModal && at > 0 && (breaks[at] ?? 0) === 0 && !isAddressed(ids[at - 1])) return false
  // "if you take aspirin" tells of whoever takes it
  if (inClass(compiled, 'of-whoever')(ids[from - 2]) && isAddressed(ids[from - 1])) return false
  return from === 0 || (breaks[from] ?? 0) > 0 || inClass(compiled, 'before-command')(ids[from - 1])
}
