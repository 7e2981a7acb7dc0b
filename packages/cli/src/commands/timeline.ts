import { timeline as place, timelineOutput } from '@anagen/engine'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import { callNumbers } from '../call-numbers.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { momentOf, readInstant } from '../moment.ts'
import { showTimeline } from '../show/timeline.ts'
import { toJson } from '../text/plain.ts'
import { readSessions } from './sessions.ts'
import { refuseAlone, writeCalendar } from './write-calendar.ts'

/** Every instruction and milestone in absolute time. */
export const timeline: Command = {
  name: 'timeline',
  usage: '--did TREATMENT@WHEN [options]',
  summary:
    'Shows every instruction and milestone of what was done or is booked, with what is no longer possible when it was booked late.',
  words: [0, 0],
  options: {
    did: { ...COMMON.did, help: 'what was done or is booked: fue@3d, fue@+10d, fue@2026-12-01T10:00' },
    booked: { value: 'TIME', help: 'when it was booked; else now' },
    all: { help: 'show what is over, too' },
    country: COMMON.country,
    ics: { value: 'FILE', help: 'write a calendar file (iCalendar); - writes it to standard output' },
    plan: { value: 'NAME', help: 'of --ics: name of the plan; files of one name update each other in a calendar' },
    sequence: { value: 'N', help: 'of --ics: 0 for the first file of a plan, raised by one for each new one' },
    cancel: { help: 'of --ics: withdraw the whole plan' },
    sources: { help: 'show the source of every entry, and where sources disagree' },
    json: COMMON.json,
    now: COMMON.now,
    zone: COMMON.zone,
  },
  examples: [
    'anagen timeline --did fue@2026-12-01T10:00 --did minoxidil-oral@90d',
    'anagen timeline --did prp@+2d --zone Europe/London --ics prp.ics',
  ],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const call = callNumbers(args.one('country'), knowledge)
    const booked = args.one('booked')
    const moment = await momentOf(args, io, [...args.all('did'), booked ?? ''])
    const sessions = readSessions(args, moment, knowledge)
    const bookedAt = booked === undefined ? undefined : readInstant(booked, moment.zoneOffset, '--booked')
    if (bookedAt !== undefined && bookedAt > moment.now)
      throw new BadInput('--booked: lies in the future; write when it was booked, or leave it out')
    const placed = place({ sessions, now: moment.now, bookedAt }, knowledge)
    const ics = args.one('ics')
    if (ics === undefined) refuseAlone(args, ['plan', 'sequence', 'cancel'])
    else if (ics === '-' && args.has('json'))
      throw new BadInput('--ics - and --json both write to standard output; write one of them')
    const written = ics === undefined ? null : await writeCalendar(ics, placed, { now: moment.now, sessions }, args, io)
    if (ics === '-') return 0
    const planned = { now: moment.now, zone: moment.zone, sessions }
    const output = timelineOutput(placed, planned, call, knowledge)
    const text = args.has('json')
      ? `${toJson(output, 2)}\n`
      : showTimeline(output, io.screen, { withPast: args.has('all'), withSources: args.has('sources') })
    await io.out(written === null || args.has('json') ? text : `${written}\n\n${text}`)
    return 0
  },
}
