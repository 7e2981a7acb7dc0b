/** Courses planned over a year with random closures: proved first, then timed, beside a planner that never looks ahead. */
import type { CoursePlan, CourseRequest } from '@anagen/engine/planning'
import type { Options } from './options.ts'
import { firstLine, messageOf, progress } from './progress.ts'
import { inRounds } from './rounds.ts'
import { median, quantile, spread } from './statistics.ts'
import { figure, table, withSpread } from './table.ts'

const PLANS = 10_000
const QUICK = 500
const KEPT = 1024

export async function measurePlans(options: Options): Promise<string> {
  try {
    return await plans(options)
  } catch (error) {
    return `Not measured: ${firstLine(messageOf(error))}`
  }
}

async function plans(options: Options): Promise<string> {
  const { planCourse } = await import('@anagen/engine/planning')
  const { loadKnowledge } = await import('@anagen/kb/load-node')
  const { makeRequests } = await import('./plan/requests.ts')
  const { greedy } = await import('./plan/greedy.ts')
  const { flaw } = await import('./plan/prove.ts')
  const knowledge = loadKnowledge()
  const count = options.isQuick ? QUICK : PLANS
  const single = makeRequests(count, knowledge, 1)
  const pairs = makeRequests(count, knowledge, 2)
  const rows: string[][] = []
  for (const [name, requests] of [
    ['one course', single],
    ['two courses at once', pairs],
  ] as const) {
    progress(`plans: ${name}`)
    const times: number[] = []
    const made: CoursePlan[] = []
    for (const request of requests) {
      const begin = performance.now()
      made.push(planCourse(request, knowledge))
      times.push(performance.now() - begin)
    }
    const flaws = made.flatMap((plan) => flaw(plan) ?? [])
    if (flaws[0] !== undefined) throw new Error(`${flaws.length} unsound plans, the first: ${flaws[0]}`)
    const planned = made.filter((plan) => plan.outcome === 'planned').length
    const gaveUp = made.filter(
      (p) => p.outcome === 'refused' && p.conflicts.some((c) => c.code === 'search-limit'),
    ).length
    rows.push([
      name,
      count.toLocaleString('en-GB'),
      planned.toLocaleString('en-GB'),
      (count - planned - gaveUp).toLocaleString('en-GB'),
      String(gaveUp),
      `${figure(median(times))} / ${figure(quantile(times, 0.99))} / ${figure(Math.max(...times))} ms`,
    ])
  }
  const clinic = single.filter((r) => knowledge.treatments[r.courses[0]?.slug ?? '']?.course.where === 'clinic')
  const ours = clinic.filter((r) => planCourse(r, knowledge).outcome === 'planned')
  const missed = ours.filter((r) => greedy(r, knowledge) === null).length
  const measured = await inRounds(
    new Map([
      ['ours', speed(clinic, (r) => planCourse(r, knowledge))],
      ['greedy', speed(clinic, (r) => greedy(r, knowledge))],
    ]),
    options,
  )
  const ratios = (measured.get('ours') ?? []).map((value, i) => value / (measured.get('greedy')?.[i] ?? Number.NaN))
  return [
    table(
      ['plans over a year', 'asked', 'planned', 'refused, with what binds', 'gave up', 'median / p99 / most'],
      rows,
    ),
    `Every gap of every plan lay inside its bounds, and every refusal named what binds.`,
    table(
      ['planner, one course in the clinic', 'plans/s, median [min..max]', 'series not found though there is one'],
      [
        ['ours', withSpread(spread(measured.get('ours') ?? [])), '0'],
        [
          'greedy: the earliest open day each time',
          withSpread(spread(measured.get('greedy') ?? [])),
          `${missed.toLocaleString('en-GB')} of ${ours.length.toLocaleString('en-GB')}`,
        ],
      ],
    ),
    `Ours makes ${figure(median(ratios))} plans for each that greedy makes (median of rounds); it also dates the review and explains a refusal.`,
  ].join('\n\n')
}

/** Plans a second of one planner, for a round. */
function speed(requests: readonly CourseRequest[], plan: (request: CourseRequest) => unknown) {
  const kept: unknown[] = []
  return (seconds: number): number => {
    const begin = performance.now()
    let made = 0
    let elapsed = 0
    while (elapsed < seconds * 1000) {
      const request = requests[made % requests.length]
      if (request === undefined) break
      kept[made++ % KEPT] = plan(request)
      if (made % 20 === 0) elapsed = performance.now() - begin
    }
    return (made / elapsed) * 1000
  }
}
