import { parseDid, type SessionAt } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import type { Arguments } from '../args/arguments.ts'
import { BadInput, orBadInput } from '../bad-input.ts'
import type { RunMoment } from '../moment.ts'

const HOUR_MS = 3_600_000

/** What was done or is booked, as instants. @throws BadInput when nothing is named */
export const readSessions = (args: Arguments, moment: RunMoment, knowledge: Knowledge): SessionAt[] => {
  const written = args.all('did')
  if (written.length === 0)
    throw new BadInput('--did is missing; write what was done or is booked, for example --did fue@2026-11-17T10:00')
  return written
    .map((text) => orBadInput(parseDid(text, moment, knowledge, '--did', true)))
    .map(({ slug, hoursSince }) => ({
      slug,
      at: hoursSince === null ? null : Math.round(moment.now - hoursSince * HOUR_MS),
    }))
}
