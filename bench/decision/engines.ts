/** Every engine that is compared, as something that can be asked for an answer and run for a while. */
import { peerVersions } from '../peers.ts'
import { compileByHand } from './hand-written.ts'
import { compile } from './ours.ts'
import type { Answer, Report, Row } from './task.ts'
import { interpret } from './uncompiled.ts'
import { toAnswer } from './verdict.ts'

export interface Engine {
  readonly answer: (report: Report) => Answer | Promise<Answer>
  /** Decides these reports over and over for so many seconds; how many it decided in one second. */
  readonly run: (reports: readonly Report[], seconds: number) => number | Promise<number>
}

export interface Contender {
  readonly name: string
  readonly build: (rows: readonly Row[]) => Engine | Promise<Engine>
  /** How many of the 10,000 reports must agree; fewer only where all of them would take minutes. */
  readonly agreesOn: number
}

export const REPORT_COUNT = 10_000

export const ours: Contender = {
  name: 'ours: rules compiled to tables, object in, verdict with findings out',
  build: (rows) => answersAtOnce(compile(rows), toAnswer),
  agreesOn: REPORT_COUNT,
}

export const handWritten: Contender = {
  name: 'hand-written typed version, object in and out',
  build: (rows) => answersAtOnce(compileByHand(rows), (answer) => answer),
  agreesOn: REPORT_COUNT,
}

export const uncompiled: Contender = {
  name: 'our rules, run anew on every report',
  build: (rows) => answersAtOnce(interpret(rows), toAnswer),
  agreesOn: REPORT_COUNT,
}

const peer = (
  name: string,
  way: string,
  build: (rows: readonly Row[]) => Promise<(report: Report) => Promise<Answer>>,
  agreesOn = REPORT_COUNT,
): Contender => ({
  name: `${name} ${peerVersions[name]}, ${way}`,
  build: async (rows) => answersLater(await build(rows)),
  agreesOn,
})

// Imported when built, since they may not be installed.
export const peers: readonly Contender[] = [
  peer('rools', 'rules as functions, row joined', async (rows) =>
    (await import('./peers/rools.ts')).withFunctions(rows),
  ),
  peer('node-rules', 'rules as functions, row joined', async (rows) =>
    (await import('./peers/node-rules.ts')).withFunctions(rows),
  ),
  peer('@gorules/zen-engine', 'expressions, row joined', async (rows) =>
    (await import('./peers/zen-engine.ts')).withRowJoined(rows),
  ),
  peer('@gorules/zen-engine', 'decision table of 360 rows', async (rows) =>
    (await import('./peers/zen-engine.ts')).withDecisionTable(rows),
  ),
  peer('json-rules-engine', 'generic rules, row joined', async (rows) =>
    (await import('./peers/json-rules-engine.ts')).withRowJoined(rows),
  ),
  peer(
    'json-rules-engine',
    'every row as rules',
    async (rows) => (await import('./peers/json-rules-engine.ts')).withRowsAsRules(rows),
    200,
  ),
]

/** Results are kept for a moment, or the compiler might leave out the work of making them. */
const KEPT = 1024

function answersAtOnce<Result>(decide: (report: Report) => Result, toAnswer: (result: Result) => Answer): Engine {
  return {
    answer: (report) => toAnswer(decide(report)),
    run: (reports, seconds) => {
      const kept: Result[] = []
      const begin = performance.now()
      let decided = 0
      let elapsed = 0
      do {
        for (const report of reports) kept[decided++ % KEPT] = decide(report)
        elapsed = performance.now() - begin
      } while (elapsed < seconds * 1000)
      return (decided / elapsed) * 1000
    },
  }
}

function answersLater(decide: (report: Report) => Promise<Answer>): Engine {
  return {
    answer: decide,
    run: async (reports, seconds) => {
      const begin = performance.now()
      let decided = 0
      let elapsed = 0
      while (elapsed < seconds * 1000) {
        const report = reports[decided % reports.length]
        if (report === undefined) break
        await decide(report)
        decided++
        elapsed = performance.now() - begin
      }
      return (decided / elapsed) * 1000
    },
  }
}
