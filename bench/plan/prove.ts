/** What must hold of a plan before its time is worth telling. */
import { type CoursePlan, dayOf } from '@anagen/engine/planning'

/** What is wrong with a plan: a gap out of its bounds, or a refusal that names nothing; null: it is sound. */
export function flaw(plan: CoursePlan): string | null {
  if (plan.outcome === 'refused') {
    const mute = plan.conflicts.find(
      (c) => c.text === '' || (/^no-(gap|start)$/.test(c.code) && c.binding.length === 0),
    )
    return plan.conflicts.length === 0 || mute ? `a refusal that names nothing: ${mute?.code ?? 'no conflict'}` : null
  }
  for (const course of plan.courses) {
    const days = course.steps.filter((s) => s.kind === 'session').map((s) => dayOf(s.day) ?? 0)
    const wrong = days.slice(1).find((day, i) => {
      const gap = day - (days[i] ?? 0)
      return gap < course.intervalDays.from || gap > course.intervalDays.to
    })
    if (wrong !== undefined) return `${course.slug}: a gap out of bounds`
  }
  return null
}
