/** Whether an engine gives the answers it is timed on. A fast engine that answers something else has no speed. */
import { progress } from '../progress.ts'
import { type Contender, type Engine, handWritten } from './engines.ts'
import { makeRows, withTwoCellsChanged } from './generate.ts'
import { answerText, type Report } from './task.ts'

export interface Disagreement {
  readonly report: Report
  readonly expected: string
  readonly actual: string
}

export interface Checked {
  readonly name: string
  readonly engine: Engine
  readonly agreedOn: number
  readonly caughtOn: number
}

/** Every report on which the engine and the reference differ. */
export async function disagreements(
  engine: Engine,
  reference: Engine,
  reports: readonly Report[],
): Promise<readonly Disagreement[]> {
  const found: Disagreement[] = []
  for (const report of reports) {
    const expected = answerText(await reference.answer(report))
    const actual = answerText(await engine.answer(report))
    if (actual !== expected) found.push({ report, expected, actual })
  }
  return found
}

/**
 * Builds an engine and compares it with the hand-written version, twice: on the true rows it must agree, on rows with
 * two cells changed it must not.
 * @throws Error when either fails: the benchmark stops and no figure is printed
 */
export async function check(contender: Contender, reports: readonly Report[], isQuick: boolean): Promise<Checked> {
  progress(`agreement: ${contender.name}`)
  const { name, build } = contender
  const rows = makeRows()
  const changedRows = withTwoCellsChanged(rows)
  const reference = await handWritten.build(rows)

  const engine = await build(rows)
  const agreedOn = isQuick ? Math.ceil(contender.agreesOn / 50) : contender.agreesOn
  const [first] = await disagreements(engine, reference, reports.slice(0, agreedOn))
  if (first) throw new Error(`${name} disagrees with the hand-written version: ${showDisagreement(first)}`)

  // Only reports that the two cells touch are asked: a slow engine would take minutes to stumble over one.
  const touched = await disagreements(await handWritten.build(changedRows), reference, reports)
  const asked = touched.slice(0, isQuick ? 2 : 20).map(({ report }) => report)
  const caughtOn = (await disagreements(await build(changedRows), reference, asked)).length
  if (caughtOn === 0 || caughtOn < asked.length)
    throw new Error(`${name}: changed cells went unnoticed, so its agreement proves nothing`)
  return { name, engine, agreedOn, caughtOn }
}

const showDisagreement = ({ report, expected, actual }: Disagreement): string =>
  `${JSON.stringify(report)}: expected ${expected}, got ${actual}`
