import type { Match } from '../match/matcher.ts'
import type { Statement } from '../statement/statement.ts'

/** What stands before a verb that commands or allows: "you can", "just", "please", a comma. */
const LEADS_IN = new Set(
  'and or then so just simply please can may should must to you always better even also now will could do again instead ought safely fine'.split(
    ' ',
  ),
)

/** Does a verb command here? "Pick the scabs" and "you may pick the scabs" do; "picked scabs" and "stopping a medicine" tell of something. */
export function isCommand({ sentence: { words, breaks } }: Statement, { from }: Pick<Match, 'from'>): boolean {
  const verb = words[from]?.text ?? ''
  if (/(?:ed|ing)$/.test(verb) || words[0]?.text === 'no') return false
  return from === 0 || (breaks[from] ?? 0) > 0 || LEADS_IN.has(words[from - 1]?.text ?? '')
}
