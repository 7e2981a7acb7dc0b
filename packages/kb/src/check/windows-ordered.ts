import type { KnowledgeProblem } from '../problems.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

/** from <= to everywhere; onset before the end; typical <= upper <= disputed_until. */
export const windowsOrdered: Check = (parsed) => {
  const inTreatments = parsed.treatments.flatMap((file) => {
    const t = file.value
    const found: KnowledgeProblem[] = []
    const order = (path: (string | number)[], from: number, to: number, words: string) => {
      if (from > to)
        found.push(problemAt(file, path, `${words}: ${from} comes after ${to}; write the earlier one first`))
    }
    t.effects.forEach((e, i) => {
      const [onset, end] = [
        ['effects', i, 'onset_hours'],
        ['effects', i, 'resolves_hours'],
      ]
      order(onset, e.onset_hours[0], e.onset_hours[1], 'onset')
      order(end, e.resolves_hours.typical[0], e.resolves_hours.typical[1], 'typical end')
      order(end, e.resolves_hours.typical[1], e.resolves_hours.upper, 'typical end and upper')
      order(end, e.resolves_hours.upper, e.resolves_hours.disputed_until, 'upper and disputed_until')
      order(end, e.onset_hours[0], e.resolves_hours.typical[1], 'onset and typical end')
      e.not_normal_when.forEach((when, j) => {
        if (typeof when === 'object' && 'still_after_hours' in when)
          order(
            ['effects', i, 'not_normal_when', j],
            e.resolves_hours.upper,
            when.still_after_hours,
            'upper and still_after_hours',
          )
      })
    })
    for (const [i, c] of t.complications.entries())
      order(['complications', i, 'onset_hours'], c.onset_hours[0], c.onset_hours[1], 'onset')
    for (const kind of ['precare', 'aftercare', 'interactions'] as const)
      for (const [i, r] of t[kind].entries()) order([kind, i], r.from_hours, r.to_hours, 'from_hours and to_hours')
    order(['course', 'sessions'], t.course.sessions[0], t.course.sessions[1], 'sessions')
    order(['course', 'review'], t.course.review.after_days[0], t.course.review.after_days[1], 'after_days')
    if (t.course.upkeep.every_days)
      order(['course', 'upkeep'], t.course.upkeep.every_days[0], t.course.upkeep.every_days[1], 'every_days')
    t.course.protocols?.forEach((p, i) => {
      for (const key of ['sessions', 'interval_days'] as const)
        if (p[key]) order(['course', 'protocols', i], p[key][0], p[key][1], key)
    })
    order(['course', 'interval_days'], t.course.interval_days[0], t.course.interval_days[1], 'interval_days')
    for (const kind of ['effects', 'complications'] as const) {
      t[kind].forEach((f, i) => {
        if (f.frequency.percent)
          order([kind, i, 'frequency'], f.frequency.percent[0], f.frequency.percent[1], 'percent')
      })
    }
    return found
  })
  const inFlags = parsed.redFlags.value.red_flags.flatMap((flag, i) =>
    (['window_hours', 'usual_onset_hours'] as const).flatMap((key) =>
      flag[key][0] > flag[key][1]
        ? [problemAt(parsed.redFlags, ['red_flags', i, key], `${key}: ${flag[key][0]} comes after ${flag[key][1]}`)]
        : [],
    ),
  )
  return [...inTreatments, ...inFlags]
}
