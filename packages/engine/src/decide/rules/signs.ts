import { type Effect, rank } from '@anagen/kb'
import type { TreatmentDone } from '../../report.ts'
import type { Case } from '../case.ts'
import { finding, type RawFinding } from '../finding.ts'
import { type Judgement, judgeWindow, unexplained } from '../judge-window.ts'
import type { SignSeen } from '../sign-seen.ts'

interface Explained extends Judgement {
  readonly effect: Effect
  readonly done: TreatmentDone
}

/** The calmest window of any treatment done; ties go by id, so that the order of treatments does not matter. */
const bestWindow = (sign: SignSeen, c: Case): Explained | null => {
  let best: Explained | null = null
  for (const done of c.treatments) {
    const isRegimen = c.knowledge.treatments[done.slug]?.isRegimen ?? false
    for (const effect of c.index.effects.get(done.slug)?.get(sign.sign) ?? []) {
      const judged = judgeWindow(effect, sign, done, isRegimen)
      if (!judged) continue
      const better =
        !best ||
        rank(judged.level) < rank(best.level) ||
        (judged.level === best.level &&
          (effect.id < best.effect.id || (effect.id === best.effect.id && judged.at < best.at)))
      if (better) best = { ...judged, effect, done }
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
    return finding('emergency', 'life-threatening', { sign: sign.sign, sources: vocabulary?.sources ?? [] })
  const best = bestWindow(sign, c)
  const neverCalm = vocabulary?.neverCalm ?? true
  if (best && !(neverCalm && rank(best.level) < rank('contact'))) {
    return finding(best.level, best.rule, {
      sign: sign.sign,
      treatment: best.done.slug,
      facts: [best.effect.id],
      sources: best.effect.sources,
      name: best.effect.plain,
      effect: best.effect,
      at: best.at,
    })
  }
  const untimed = best || neverCalm ? undefined : untimedTreatment(sign, c)
  const [level, rule] = unexplained(sign, untimed ? 'unknown-time' : neverCalm ? 'never-calm' : 'not-listed')
  return finding(level, rule, {
    sign: sign.sign,
    treatment: untimed ?? null,
    sources: vocabulary?.sources ?? [],
  })
}

/** Every sign against every treatment the patient had. */
export const judgeSigns = (c: Case): RawFinding[] => [...c.signs.values()].map((sign) => judgeSign(sign, c))
