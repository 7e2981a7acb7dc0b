import { isProblem, mayI as judge, mayIOutput, parseAgo, readDate, splitMoment } from '@anagen/engine'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import { callNumbers } from '../call-numbers.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { momentOf, type RunMoment, readInstant } from '../moment.ts'
import { showMayI } from '../show/may-i.ts'
import { toJson } from '../text/plain.ts'
import { readSessions } from './sessions.ts'

const HOUR_MS = 3_600_000
const MOST_CHARACTERS = 1000
/** makes sure that the zone is loaded: the words may hold a time */
const A_DATE = '2000-01-01'

/** The moment in question: a date, or `+3h` from now. */
const readAt = (written: string, moment: RunMoment): number => {
  if (readDate(written, moment.zoneOffset) === null && /^\+/.test(written.trim())) {
    const ago = parseAgo(written, moment, '--at', true)
    if (!isProblem(ago)) return Math.round(moment.now - ago.value * HOUR_MS)
  }
  return readInstant(written, moment.zoneOffset, '--at')
}

/** The activity and the moment: `--at` wins; without it a time in the words counts, else now. */
const asked = (question: string, at: string | undefined, moment: RunMoment): { at: number; words: string } => {
  if (at !== undefined) return { at: readAt(at, moment), words: question }
  const split = splitMoment(question, moment)
  return split.at === null ? { at: moment.now, words: question } : { at: split.at, words: split.rest }
}

/** May I do that, then? */
export const mayI: Command = {
  name: 'may-i',
  usage: '"ACTIVITY" --did TREATMENT@WHEN [--at TIME]',
  summary: 'Says whether something is allowed at a given time: yes, not until, or ask first.',
  words: [1, 30],
  options: {
    did: COMMON.did,
    at: { value: 'TIME', help: 'when you want to do it: 2026-11-21T09:00, or +3h; else a time in the words, else now' },
    country: COMMON.country,
    json: COMMON.json,
    sources: COMMON.sources,
    now: COMMON.now,
    zone: COMMON.zone,
  },
  examples: [
    'anagen may-i "wash my hair" --did prp@2026-11-20T18:00 --at 2026-11-21T09:00',
    'anagen may-i "go to the gym" --did fue@3d --at +2d',
    'anagen may-i "drink a beer tonight" --did prp@20h --json',
  ],
  run: async (args, io) => {
    const question = args.words.join(' ')
    if (question.trim() === '')
      throw new BadInput('the activity is empty; write for example anagen may-i "wash my hair" --did prp@20h')
    if (question.length > MOST_CHARACTERS)
      throw new BadInput(`${question.length} characters are too many; write at most ${MOST_CHARACTERS}`)
    const knowledge = await ourKnowledge()
    const call = callNumbers(args.one('country'), knowledge)
    const moment = await momentOf(args, io, [...args.all('did'), args.one('at') ?? A_DATE])
    const sessions = readSessions(args, moment, knowledge)
    const { at, words } = asked(question, args.one('at'), moment)
    const answer = mayIOutput(
      judge(words, at, sessions, knowledge),
      { question, at, zone: moment.zone, sessions },
      call,
      knowledge,
    )
    await io.out(args.has('json') ? `${toJson(answer, 2)}\n` : showMayI(answer, io.screen, args.has('sources')))
    return 0
  },
}
