import type { Match } from '../match/matcher.ts'
import type { Statement } from '../statement/statement.ts'

/** What stands before a verb that commands or allows: "you can", "just", "please", a comma. */
const LEADS_IN = new Set(
  'and or then so just simply please can may should must to you always better even also now will could do again instead ought safely fine'.split(
    ' ',
  ),
)

/** whom an instruction speaks to */
const ADDRESSED = new Set(
  'you one patients people clients men women anyone anybody everyone users guests we and or then so wearers adults customers i wife wives partner partners husband husbands child children kids friend friends mother father nobody somebody everybody person'.split(
    ' ',
  ),
)

/** Does a verb command here? "Pick the scabs" and "you may pick the scabs" do; "picked scabs" and "stopping a medicine" tell of something. */
export function isCommand({ sentence: { words, breaks } }: Statement, { from }: Pick<Match, 'from'>): boolean {
  const verb = words[from]?.text ?? ''
  if (/(?:ed|ing)$/.test(verb) || words[0]?.text === 'no') return false
  // "rubbing can pull a graft out" tells what happens; "you can pull it out" allows
  let at = from - 1
  while (at > 0 && /^(?:safely|just|simply|even|also|now|then|always|happily|ly)$/.test(words[at]?.text ?? '')) at--
  const isModal = /^(?:can|could|may|will|should|must)$/.test(words[at]?.text ?? '') && (breaks[at + 1] ?? 0) === 0
  if (isModal && at > 0 && (breaks[at] ?? 0) === 0 && !ADDRESSED.has(words[at - 1]?.text ?? '')) return false
  // "if you take aspirin" tells of whoever takes it
  if (
    /^(?:if|when|whether|whenever|while|who)$/.test(words[from - 2]?.text ?? '') &&
    ADDRESSED.has(words[from - 1]?.text ?? '')
  )
    return false
  return from === 0 || (breaks[from] ?? 0) > 0 || LEADS_IN.has(words[from - 1]?.text ?? '')
}
