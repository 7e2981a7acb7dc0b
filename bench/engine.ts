/** The engine on the full knowledge, and the command as a person starts it. */
import { type Command, commands, start } from './engine/cold-start.ts'
import { makeReports } from './engine/reports.ts'
import { makeTexts } from './engine/texts.ts'
import type { Options } from './options.ts'
import { firstLine, messageOf, progress } from './progress.ts'
import { inRounds } from './rounds.ts'
import { median, quantile, spread } from './statistics.ts'
import { figure, table, withSpread } from './table.ts'

type Line = readonly [what: string, measured: string, aim: string]

export async function measureEngine(options: Options): Promise<string> {
  const lines = [
    await lineOf('`decide`, full knowledge', 'at least 100,000/s', () => decideSpeed(options)),
    await lineOf('`recognise`, 40 words', 'under 1 ms', () => recogniseTimes(options)),
    ...coldStarts(options),
  ]
  return table(['what', 'measured', 'aim'], lines)
}

/** What cannot be measured says so in words; there is never a figure in its place. */
async function lineOf(what: string, aim: string, measure: () => Promise<string>): Promise<Line> {
  progress(what)
  try {
    return [what, await measure(), aim]
  } catch (error) {
    return [what, `not measured: ${firstLine(messageOf(error))}`, aim]
  }
}

// The packages are imported here and not above: a broken one costs its own line, not the whole run.

async function decideSpeed(options: Options): Promise<string> {
  const { decide } = await import('@anagen/engine')
  const { loadKnowledge } = await import('@anagen/kb/load-node')
  const knowledge = loadKnowledge()
  const reports = makeReports(10_000, knowledge)
  // each answer is let go when the next one comes, as by a server that sends it on: who keeps thousands of them times the memory they fill
  let last: unknown
  const run = (seconds: number): number => {
    const begin = performance.now()
    let decided = 0
    let elapsed = 0
    while (elapsed < seconds * 1000) {
      const report = reports[decided % reports.length]
      if (report === undefined) break
      last = decide(report, knowledge)
      decided++
      if (decided % 100 === 0) elapsed = performance.now() - begin
    }
    return (decided / elapsed) * 1000
  }
  const measured = await inRounds(new Map([['decide', run]]), options)
  if (last === undefined) throw new Error('nothing was decided')
  return `${withSpread(spread(measured.get('decide') ?? []))} decisions/s`
}

const TEXTS_A_LIFE = 500

async function recogniseTimes({ isQuick }: Options): Promise<string> {
  const { recognise } = await import('@anagen/engine')
  const { loadKnowledge } = await import('@anagen/kb/load-node')
  const times: number[] = []
  // The engine may remember words, so no text is met twice, and each life begins with knowledge that has met none.
  // The first life is a warm-up.
  const lives = isQuick ? 2 : 10
  const texts = makeTexts((lives + 1) * TEXTS_A_LIFE)
  for (let life = 0; life <= lives; life++) {
    const knowledge = { ...loadKnowledge() }
    recognise('pink', knowledge)
    for (const text of texts.slice(life * TEXTS_A_LIFE, (life + 1) * TEXTS_A_LIFE)) {
      const begin = performance.now()
      recognise(text, knowledge)
      if (life > 0) times.push(performance.now() - begin)
    }
  }
  const calls = times.length.toLocaleString('en-GB')
  return `median ${figure(median(times))} ms, p99 ${figure(quantile(times, 0.99))} ms (${calls} texts)`
}

function coldStarts({ isQuick }: Options): readonly Line[] {
  const runs = isQuick ? 3 : 15
  const times = new Map<Command, number[]>()
  const problems = new Map<Command, string>()
  // Interleaved, and the first run of each is dropped: it fills the disk cache and builds the compiled knowledge.
  for (let run = 0; run <= runs; run++) {
    progress(`cold start ${run} of ${runs}`)
    for (const command of commands) {
      const result = problems.get(command) ?? start(command)
      if (typeof result === 'string') problems.set(command, result)
      else if (run > 0) times.set(command, [...(times.get(command) ?? []), result])
    }
  }
  return commands.map((command) => {
    const problem = problems.get(command)
    const measured = problem ? `not measured: ${problem}` : `${withSpread(spread(times.get(command) ?? []))} ms`
    return [`cold start of ${command.name}`, measured, aimOf(command)]
  })
}

const aimOf = ({ words }: Command): string =>
  words.includes('check') || words.includes('--version') ? 'under 200 ms' : ''
