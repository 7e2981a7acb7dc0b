/** node-rules: rules as functions that tell the engine to go on, one run a sign over the joined row. */
import type { Answer, Report, Row } from '../task.ts'
import { closeAnswer, type SignJudged } from './closing.ts'
import { type Fact, functionRules, toFact, toJudged } from './function-rules.ts'
import { importPeer } from './import-peer.ts'

interface Flow {
  when(isTrue: boolean): void
  next(): void
}
interface NodeRule {
  readonly name: string
  readonly priority: number
  readonly condition: (flow: Flow, fact: Fact) => void
  readonly consequence: (flow: Flow, fact: Fact) => void
}
interface Peer {
  readonly RuleEngine: new (
    rules: readonly NodeRule[],
    options: { ignoreFactChanges: boolean },
  ) => { execute(fact: Fact, done: (fact: Fact) => void): void }
}

export async function withFunctions(rows: readonly Row[]): Promise<(report: Report) => Promise<Answer>> {
  const { RuleEngine } = await importPeer<Peer>('node-rules')
  // Without `ignoreFactChanges` the engine starts over after every finding.
  const engine = new RuleEngine(functionRules.map(toNodeRule), { ignoreFactChanges: true })
  return async (report) => {
    const judged: SignJudged[] = []
    for (const reported of report.signs) {
      const fact = toFact(rows, report, reported)
      judged.push(toJudged(await new Promise<Fact>((done) => engine.execute(fact, done))))
    }
    return closeAnswer(judged, report)
  }
}

const toNodeRule = ({ name, priority, when, effect }: (typeof functionRules)[number]): NodeRule => ({
  name,
  priority,
  condition: (flow, fact) => flow.when(when(fact)),
  consequence: (flow, fact) => {
    effect(fact)
    flow.next()
  },
})
