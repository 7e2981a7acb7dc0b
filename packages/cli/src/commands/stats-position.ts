import { quote } from '@anagen/engine'
import {
  isRefusal,
  type Position,
  type PriorCurve,
  position,
  priorCurve,
  type Refusal,
  type ShrunkShare,
  shrunkShare,
} from '@anagen/stats'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { limitsOf, percent, rangeOf } from '../show/shares.ts'
import { CURVE_OPTIONS, type GroupCurve, numberOption, readCurves, unitOption } from '../stats/curve-options.ts'
import { toJson } from '../text/plain.ts'
import { paragraph, type Screen } from '../text/screen.ts'

const LATEST = 1e9

interface Place {
  readonly group: string
  readonly answer: Position | ShrunkShare | Refusal
}

const priorOf = (args: Arguments): PriorCurve | undefined => {
  if (!args.has('typical') && !args.has('disputed-until')) return undefined
  if (!args.has('typical') || !args.has('disputed-until'))
    throw new BadInput('a published window has two ends; write both, such as --typical 48 --disputed-until 120')
  const prior = priorCurve({
    typical: numberOption(args, 'typical', 48, [0, LATEST]),
    disputedUntil: numberOption(args, 'disputed-until', 120, [0, LATEST]),
  })
  if (isRefusal(prior)) throw new BadInput(`--typical, --disputed-until: ${prior.message}`)
  return prior
}

const placeOf = ({ name, curve, band }: GroupCurve, time: number, prior: PriorCurve | undefined): Place => ({
  group: name,
  answer: prior ? shrunkShare(curve, band, prior, time) : position(curve, band, time),
})

const sentence = ({ group, answer }: Place, time: number, unit: string): string => {
  const who = group ? `${group}: ` : ''
  if (isRefusal(answer)) return `${who}no answer: ${answer.message}.`
  const { still, low, high, n, confidence, method } = answer
  const own = `${who}of ${n} patients who had it, ${rangeOf(still)} still have it at ${time} ${unit} (${confidence * 100} % limits ${limitsOf(low, high)}).`
  const prior =
    'prior' in answer
      ? ` The published window counts as ${answer.prior.weight} patients (${percent(answer.prior.part)} of the answer); alone it says ${percent(answer.prior.still)}.`
      : ''
  return `${own}${prior} Method: ${method}.`
}

const show = (places: readonly Place[], time: number, unit: string, screen: Screen): string =>
  `${places.flatMap((place) => paragraph(screen, sentence(place, time, unit), 0)).join('\n')}\n`

/** Where somebody stands among those who had the same sign. */
export const statsPosition: Command = {
  name: 'stats position',
  usage: 'FILE.csv --at TIME [options]',
  summary: 'Says where somebody stands: of those who had this sign, the share who still have it at this time.',
  words: [1, 1],
  options: {
    at: { value: 'TIME', help: 'the time, in the unit of the file' },
    ...CURVE_OPTIONS,
    typical: { value: 'TIME', help: 'a published typical end: draws small samples towards it (with --disputed-until)' },
    'disputed-until': { value: 'TIME', help: 'the latest end that a source names' },
    json: { help: 'write JSON' },
  },
  examples: [
    'anagen stats position check-ins.csv --at 72',
    'anagen stats position check-ins.csv --at 72 --typical 48 --disputed-until 120 --json',
  ],
  notes: [
    'The file is that of anagen stats curve. A position needs 20 patients.',
    'Exit code 1 where a group has no answer.',
  ],
  run: async (args, io) => {
    const [path = ''] = args.words
    if (!args.has('at')) throw new BadInput(`when? write for example anagen stats position ${quote(path)} --at 72`)
    const time = numberOption(args, 'at', 72, [0, LATEST])
    const prior = priorOf(args)
    const places = (await readCurves(path, args, io)).map((group) => placeOf(group, time, prior))
    const unit = unitOption(args)
    const output = places.map(({ group, answer }) => ({ group: group || null, unit, ...answer }))
    await io.out(args.has('json') ? `${toJson(output, 2)}\n` : show(places, time, unit, io.screen))
    return places.some(({ answer }) => isRefusal(answer)) ? 1 : 0
  },
}
