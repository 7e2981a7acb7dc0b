import type { Knowledge, Sign } from '@anagen/kb'

/** The signs that alone, whatever else is so, are an emergency; the most telling one of every red flag first. */
export const firstFlags = (
  knowledge: Knowledge,
): { readonly first: readonly Sign[]; readonly more: readonly Sign[] } => {
  const byFlag = knowledge.redFlags
    .filter((flag) => flag.urgency === 'emergency')
    .map((flag) => flag.pattern.any.flatMap((items) => (items.length === 1 && items[0] ? [items[0]] : [])))
    .map((items) =>
      items
        .filter((item) => item.grade === null && item.trend === null && item.beforeHours === null && !item.afterGap)
        .flatMap((item) => (item.sign === null ? [] : [item.sign])),
    )
  const first = new Set<string>()
  for (const signs of byFlag) {
    const telling = signs.find((sign) => !first.has(sign))
    if (telling !== undefined) first.add(telling)
  }
  const more = new Set(byFlag.flat().filter((sign) => !first.has(sign)))
  const named = (ids: ReadonlySet<string>): Sign[] => [...ids].flatMap((id) => knowledge.signs[id] ?? [])
  return { first: named(first), more: named(more) }
}
