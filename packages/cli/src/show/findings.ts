import { type Finding, showHours } from '@anagen/engine/check'
import { plain } from '../text/plain.ts'
import { RIBBON_LEGEND, ribbon } from '../text/ribbon.ts'
import { paint, type Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'

const INDENT = 4
const WIDEST_RIBBON = 60
/** More would push what to do off the screen; the numbers are in the words anyway. */
const MOST_RIBBONS = 4
const LONGEST_REASON = 400

/** A reason may quote what a person wrote; the whole of it stands under "Not understood". */
const shorten = (text: string): string => (text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}…` : text)

const facts = (found: Finding, screen: Screen): string[] => {
  const sources = found.sources.length === 0 ? 'no source' : found.sources.join(', ')
  const text = found.facts.length === 0 ? `rule ${found.rule}` : `${found.facts.join(', ')} - sources ${sources}`
  return wrap(text, screen.columns, ' '.repeat(INDENT)).map((line) => paint(screen, 'dim', line))
}

const ribbonOf = (found: Finding, screen: Screen): string[] => {
  const { window } = found
  if (!window) return []
  const columns = Math.min(WIDEST_RIBBON, screen.columns - INDENT - 2)
  const lines = ribbon(
    {
      onset: window.onset[0],
      typicalEnd: window.typical[1],
      upper: window.upper,
      disputedUntil: window.disputedUntil,
    },
    window.at,
    columns,
    showHours,
  )
  return lines.map((line) => ' '.repeat(INDENT) + line)
}

const one = (found: Finding, screen: Screen, withRibbon: boolean): string[] => {
  const raised = found.raisedBy.length === 0 ? '' : ` Raised by: ${found.raisedBy.join(', ')}.`
  const reason = shorten(plain(found.because))
  const [first = '', ...more] = wrap(`${found.level.toUpperCase()}: ${reason}${raised}`, screen.columns, '  ')
  return [
    first.replace(found.level.toUpperCase(), paint(screen, found.level, found.level.toUpperCase())),
    ...more,
    ...(withRibbon ? ribbonOf(found, screen) : []),
    ...facts(found, screen),
  ]
}

/** Every reason with its level, its window as a ribbon, its facts and sources. */
export const showFindings = (findings: readonly Finding[], screen: Screen): string[] => {
  const drawn = findings.filter((f) => f.window !== null).slice(0, MOST_RIBBONS)
  const lines = findings.flatMap((found) => one(found, screen, drawn.includes(found)))
  const legend = wrap(`(${RIBBON_LEGEND})`, screen.columns, '  ').map((line) => paint(screen, 'dim', line))
  return drawn.length === 0 ? lines : [...legend, ...lines]
}
