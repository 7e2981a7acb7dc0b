import { type Effect, rank } from '@anagen/kb'
import type { TreatmentDone } from '../../report.ts'
import type { Case } from '../case.ts'
import { finding, NONE, type RawFinding } from '../finding.ts'
import { type Judgement, judgeWindow, unexplained } from '../judge-window.ts'
import type { SignSeen } from '../sign-seen.ts'

interface Explained {
  readonly judged: Judgement
  readonly effect: Effect
  readonly done: TreatmentDone
}

/** Is `judged` by `effect` to be taken rather than `best`? */
const isCalmer = (judged: Judgement, effect: Effect, best: Explained): boolean =>
  rank(judged.level) < rank(best.judged.level) ||
  (judged.level === best.judged.level &&
    (effect.id < best.effect.id || (effect.id === best.effect.id && judged.at < best.judged.at)))

const NO_SOURCES: readonly string[] = []
const NO_EFFECTS: readonly Effect[] = []

/** The calmest window of any treatment done; ties go by id, so that the order of treatments does not matter. */
const bestWindow = (sign: SignSeen, c: Case): Explained | null => {
  let best: Explained | null = null
  for (const done of c.treatments) {
    const isRegimen = c.knowledge.treatments[done.slug]?.isRegimen ?? false
    for (const effect of c.index.effects.get(done.slug)?.get(sign.sign) ?? NO_EFFECTS) {
      const judged = judgeWindow(effect, sign, done, isRegimen)
      if (judged && (!best || isCalmer(judged, effect, best))) best = { judged, effect, done }
    }
  }
  return best
}

/** A treatment that lists the sign, but nobody knows when it was done. */
const untimedTreatment = (sign: SignSeen, c: Case): string | undefined =>
  c.treatments
    .filter((done) => c.index.effects.get(done.slug)?.has(sign.sign))
    .map((done) => done.slug)
    .sort()[0]

/** One sign against every treatment the patient had. */
export const judgeSign = (sign: SignSeen, c: Case): RawFinding => {
  const vocabulary = c.knowledge.signs[sign.sign]
  if (sign.grade === 4)
    return finding('emergency', 'life-threatening', { sign: sign.sign, sources: vocabulary?.sources ?? NO_SOURCES })
  const best = bestWindow(sign, c)
  const neverCalm = vocabulary?.neverCalm ?? true
  if (best && !(neverCalm && rank(best.judged.level) < rank('contact'))) {
    return {
      level: best.judged.level,
      rule: best.judged.rule,
      sign: sign.sign,
      withSigns: NONE,
      treatment: best.done.slug,
      facts: [best.effect.id],
      sources: best.effect.sources,
      name: best.effect.plain,
      effect: best.effect,
      at: best.judged.at,
      raisedBy: NONE,
    }
  }
  const untimed = best || neverCalm ? undefined : untimedTreatment(sign, c)
  const [level, rule] = unexplained(sign, untimed ? 'unknown-time' : neverCalm ? 'never-calm' : 'not-listed')
  return finding(level, rule, {
    sign: sign.sign,
    treatment: untimed ?? null,
    sources: vocabulary?.sources ?? NO_SOURCES,
  })
}

/** Every sign against every treatment the patient had. */
export const judgeSigns = (c: Case): RawFinding[] => c.seen.map((sign) => judgeSign(sign, c))
