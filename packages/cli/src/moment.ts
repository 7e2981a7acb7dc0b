import { type Moment, quote, readDate, type ZoneOffset } from '@anagen/engine/check'
import type { Arguments } from './args/arguments.ts'
import { BadInput } from './bad-input.ts'
import type { Io } from './io.ts'
import { zoneNamed } from './zone/zone.ts'

/** The clock of one run: when it is, and in which zone times without one are read. */
export interface RunMoment extends Moment {
  readonly zone: string
}

const DATE = /\d{4}-\d{2}-\d{2}/

/** Temporal is loaded, and the zone found, only where a date has to be read: both cost time at the start. */
const offsetIn = async (zone: () => string, texts: readonly string[]): Promise<ZoneOffset> => {
  if (!texts.some((text) => DATE.test(text))) return () => 0
  const { wallOffset } = await import('@anagen/engine/zone')
  return wallOffset(zone())
}

/** A moment written as a date. @throws BadInput when it is none */
export const readInstant = (text: string, zoneOffset: ZoneOffset, at: string): number => {
  const instant = readDate(text, zoneOffset)
  if (instant === null)
    throw new BadInput(`${at}: ${quote(text)} is not a moment; write for example 2026-11-21T09:00 or 2026-11-21T09:00Z`)
  return instant
}

/** Reads `--now` and `--zone`. @param texts whatever else may hold a date */
export const momentOf = async (args: Arguments, io: Io, texts: readonly string[]): Promise<RunMoment> => {
  const written = args.one('zone')
  const named = written === undefined ? undefined : zoneNamed(written)
  const zone = (): string => named ?? io.zone
  const now = args.one('now')
  const zoneOffset = await offsetIn(zone, [...texts, now ?? ''])
  return {
    get zone() {
      return zone()
    },
    zoneOffset,
    now: now === undefined ? io.now : readInstant(now, zoneOffset, '--now'),
  }
}

/** The clock of a dialogue: it runs on, so every question reads it anew. */
export const momentNow =
  (zone: string) =>
  async (texts: readonly string[]): Promise<RunMoment> => ({
    zone,
    zoneOffset: await offsetIn(() => zone, texts),
    now: Date.now(),
  })
