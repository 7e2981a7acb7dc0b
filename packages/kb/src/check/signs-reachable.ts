import type { Check } from './check.ts'
import { writtenItems } from './patterns.ts'
import { problemAt } from './problem-at.ts'

/** Every sign is used by an effect, a complication, a red flag or a fever rule: one that nothing judges would be dead vocabulary. */
export const signsReachable: Check = (parsed) => {
  const used = new Set<string>()
  for (const { item } of writtenItems(parsed)) if (item.sign !== undefined) used.add(item.sign)
  for (const { value } of parsed.treatments)
    for (const effect of value.effects) for (const sign of effect.signs) used.add(sign)
  return parsed.signs.value.signs.flatMap((sign, i) =>
    used.has(sign.id)
      ? []
      : [
          problemAt(
            parsed.signs,
            ['signs', i],
            `no effect, complication or red flag uses the sign ${sign.id}; use it or remove it`,
          ),
        ],
  )
}
