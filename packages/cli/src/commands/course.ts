import { type CourseRequest, courseOutput, planCourse } from '@anagen/engine/planning'
import type { Arguments } from '../args/arguments.ts'
import { COMMON } from '../args/common-options.ts'
import { BadInput } from '../bad-input.ts'
import { readCourse } from '../calendar/read-course.ts'
import { readDay, readHours, readOpening, readRanges, readWeekdays } from '../calendar/read-days.ts'
import type { Command } from '../command.ts'
import { ourKnowledge } from '../knowledge.ts'
import { momentOf, type RunMoment } from '../moment.ts'
import { showCourse } from '../show/course.ts'
import { toJson } from '../text/plain.ts'

/** makes sure that the zone is loaded: the dates planned are wall time */
const A_DATE = '2000-01-01'
const MOST_COURSES = 6
const USUAL_HOURS = 'mon-fri 09:00-17:00'
const MINUTE_MS = 60_000

/** The calendar day that it is in the zone. */
const todayIn = ({ now, zoneOffset }: RunMoment): string => {
  const near = now + zoneOffset(now) * MINUTE_MS
  return new Date(now + zoneOffset(near) * MINUTE_MS).toISOString().slice(0, 10)
}

const days = (args: Arguments, option: string): { weekdays?: number[] } => {
  const written = args.one(option)
  return written === undefined ? {} : { weekdays: readWeekdays(written, `--${option}`) }
}

const requestOf = (args: Arguments, moment: RunMoment): Omit<CourseRequest, 'courses'> => {
  const today = todayIn(moment)
  const written = { earliest: args.one('from'), until: args.one('until') }
  const earliest = written.earliest === undefined ? today : readDay(written.earliest, '--from')
  if (earliest < today)
    throw new BadInput(
      `--from: ${earliest} is over; today is ${today}. What was done goes into done=, for example prp,done=${earliest}`,
    )
  const until = written.until === undefined ? undefined : readDay(written.until, '--until')
  if (until !== undefined && until < earliest)
    throw new BadInput(`--until: ${until} comes before ${earliest}; write a later day`)
  const hours = args.one('hours')
  return {
    today,
    earliest,
    until,
    zoneOffset: moment.zoneOffset,
    opening: readOpening(args.has('open') ? args.all('open') : [USUAL_HOURS]),
    closed: readRanges(args.all('closed'), '--closed'),
    practitioner: {
      ...days(args, 'practitioner'),
      away: readRanges(args.all('practitioner-away'), '--practitioner-away'),
    },
    patient: {
      ...days(args, 'days'),
      away: readRanges(args.all('away'), '--away'),
      ...(hours === undefined ? {} : readHours(hours, '--hours')),
    },
  }
}

/** Dates for whole courses. */
export const course: Command = {
  name: 'course',
  usage: 'TREATMENT[,sessions=N][,…] [TREATMENT …] [options]',
  summary:
    'Plans the dates of one or several courses, every gap inside the bounds of its sources: the whole series, or why not.',
  words: [1, MOST_COURSES],
  options: {
    open: {
      value: 'HOURS',
      repeatable: true,
      help: `opening hours, such as "${USUAL_HOURS}", which is assumed without it`,
    },
    closed: { value: 'DAYS', repeatable: true, help: 'days on which the clinic is closed: 2026-12-24..2027-01-02' },
    practitioner: { value: 'WEEKDAYS', help: 'weekdays of the practitioner: tue,thu' },
    'practitioner-away': { value: 'DAYS', repeatable: true, help: 'days on which the practitioner is away' },
    days: { value: 'WEEKDAYS', help: 'weekdays on which you can come' },
    hours: { value: 'HOURS', help: 'hours in which you can come: 16:00-19:00' },
    away: { value: 'DAYS', repeatable: true, help: 'days on which you are away' },
    from: { value: 'DAY', help: 'first day to use; else today' },
    until: { value: 'DAY', help: 'last day to use' },
    sources: COMMON.sources,
    json: COMMON.json,
    now: COMMON.now,
    zone: COMMON.zone,
  },
  examples: [
    'anagen course prp --closed 2026-12-24..2027-01-02 --zone Europe/London',
    'anagen course prp,sessions=4,upkeep=2,area=crown smp --days tue,thu',
    'anagen course mesotherapy,protocol=seed-001 --away 2026-12-21..2027-01-03 --json',
  ],
  notes: [
    'After a comma: sessions=N of the whole series; protocol=ID where sources disagree (the plan lists them); area=hairline|temples|parting|crown|front|top|whole; minutes=N of one session; done=2026-10-01+2026-10-29, the days on which sessions were really done; restart, for a new series after them; upkeep=N sessions after the review.',
    'A missed session: run it again with done= as it really was. The next date counts from there.',
    'No plan is an answer too: it says which of the bounds, closures and days stands in the way.',
  ],
  run: async (args, io) => {
    const knowledge = await ourKnowledge()
    const moment = await momentOf(args, io, [A_DATE])
    const request = requestOf(args, moment)
    const courses = args.words.map((word) => readCourse(word, request.today, knowledge))
    const twice = courses.find((c, i) => courses.findIndex((other) => other.slug === c.slug) < i)
    if (twice) throw new BadInput(`${twice.slug} stands twice; write it once, with all that is wanted after commas`)
    const plan = planCourse({ ...request, courses }, knowledge)
    const output = courseOutput(
      plan,
      { today: request.today, zone: moment.zone, assumedHours: !args.has('open') },
      knowledge,
    )
    await io.out(args.has('json') ? `${toJson(output, 2)}\n` : showCourse(output, io.screen, args.has('sources')))
    return 0
  },
}
