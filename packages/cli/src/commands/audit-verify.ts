import { verifyPlace } from '@anagen/server'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { PLACE_NOTE, PLACE_OPTIONS, placeOf, withData } from '../data/place.ts'
import { toJson } from '../text/plain.ts'

type Reports = Awaited<ReturnType<typeof verifyPlace>>

const show = (report: Reports[number]): string => {
  const { slug, seals, rows, unsealed, oldestUnsealedAt, head, faults } = report
  const tail = unsealed === 0 ? 'none waits for its seal' : `${unsealed} wait for their seal since ${oldestUnsealedAt}`
  const lines = [
    `${slug}: ${faults.length === 0 ? 'whole' : `${faults.length} faults`}; ${rows} rows in ${seals} seals, ${tail}`,
    ...(head ? [`  head ${head.position} ${head.chain}`] : []),
    ...faults.map(({ fault, said }) => `  ${fault}: ${said}`),
  ]
  return lines.join('\n')
}

/** Whether the record of who did what is as it was written. */
export const auditVerify: Command = {
  name: 'audit verify',
  usage: '[--clinic SLUG] [--data FOLDER]',
  summary: 'Reads the whole record of who did what, and finds any change, gap or reorder.',
  words: [0, 0],
  options: {
    ...PLACE_OPTIONS,
    clinic: { value: 'SLUG', help: 'only this clinic' },
    json: { help: 'write JSON' },
  },
  examples: ['anagen audit verify', 'anagen audit verify --clinic harley-hair --json'],
  notes: [
    PLACE_NOTE,
    'Rows that wait for their seal are told, as nothing vouches for them yet. Write the head down elsewhere: a later run must reach at least as far.',
    'Exit code 1 when something does not fit.',
  ],
  run: async (args, io) => {
    const slug = args.one('clinic') ?? null
    const reports = await withData(() => verifyPlace(placeOf(args), slug))
    if (slug !== null && reports.length === 0) throw new BadInput(`no clinic has the address "${slug}"`)
    await io.out(
      args.has('json')
        ? `${toJson(reports, 2)}\n`
        : reports.length === 0
          ? 'There is no clinic yet.\n'
          : `${reports.map(show).join('\n')}\n`,
    )
    return reports.some(({ faults }) => faults.length > 0) ? 1 : 0
  },
}
