/** rools: rules as functions over a fact that the engine observes, one run a sign over the joined row. */
import type { Answer, Report, Row } from '../task.ts'
import { closeAnswer, type SignJudged } from './closing.ts'
import { functionRules, toFact, toJudged } from './function-rules.ts'
import { importPeer } from './import-peer.ts'

interface Engine {
  register(rules: readonly object[]): Promise<void>
  evaluate(fact: object): Promise<unknown>
}
interface Peer {
  readonly Rools: new (options: { logging: { error: boolean; debug: boolean } }) => Engine
  readonly Rule: new (rule: object) => object
}

export async function withFunctions(rows: readonly Row[]): Promise<(report: Report) => Promise<Answer>> {
  const { Rools, Rule } = await importPeer<Peer>('rools')
  const engine = new Rools({ logging: { error: false, debug: false } })
  await engine.register(
    functionRules.map(
      ({ effect, ...rule }) =>
        // biome-ignore lint/suspicious/noThenProperty: the name that rools wants
        new Rule({ ...rule, then: effect }),
    ),
  )
  return async (report) => {
    const judged: SignJudged[] = []
    for (const reported of report.signs) {
      const fact = toFact(rows, report, reported)
      await engine.evaluate(fact)
      judged.push(toJudged(fact))
    }
    return closeAnswer(judged, report)
  }
}
