import type { ParsedKnowledge } from '../build/knowledge.ts'
import type { ParsedFile } from '../parse-yaml.ts'
import type { RawPatternItem } from '../schema/pattern.ts'

/** One item of one alternative, with its place. */
export interface WrittenItem {
  readonly file: ParsedFile<unknown>
  readonly path: readonly (string | number)[]
  readonly item: Exclude<RawPatternItem, string>
}

type Alternatives = readonly (readonly RawPatternItem[])[]
const asItem = (item: RawPatternItem): Exclude<RawPatternItem, string> =>
  typeof item === 'string' ? { sign: item } : item

const itemsOf = (file: ParsedFile<unknown>, path: readonly (string | number)[], any: Alternatives): WrittenItem[] =>
  any.flatMap((items, i) => items.map((item, j) => ({ file, path: [...path, i, j], item: asItem(item) })))

const patternItems = (
  file: ParsedFile<unknown>,
  path: readonly (string | number)[],
  pattern: { any: Alternatives; raise?: readonly { any: Alternatives }[] | undefined },
): WrittenItem[] => [
  ...itemsOf(file, [...path, 'any'], pattern.any),
  ...(pattern.raise ?? []).flatMap((raise, i) => itemsOf(file, [...path, 'raise', i, 'any'], raise.any)),
]

/** Every item of every pattern: complications, red flags, fever rules, modifiers. */
export const writtenItems = (parsed: ParsedKnowledge): WrittenItem[] => {
  const red = parsed.redFlags
  return [
    ...parsed.treatments.flatMap((file) =>
      file.value.complications.flatMap((c, i) => patternItems(file, ['complications', i, 'pattern'], c.pattern)),
    ),
    ...red.value.red_flags.flatMap((flag, i) => patternItems(red, ['red_flags', i, 'pattern'], flag.pattern)),
    ...red.value.fever_thresholds.rules.flatMap((rule, i) =>
      patternItems(red, ['fever_thresholds', 'rules', i, 'pattern'], rule.pattern),
    ),
    ...red.value.modifiers.flatMap((m, i) => [
      ...(m.at_least ?? []).flatMap((rule, j) => itemsOf(red, ['modifiers', i, 'at_least', j, 'any'], rule.any)),
      ...m.shifts.flatMap((shift, j) =>
        shift.when ? itemsOf(red, ['modifiers', i, 'shifts', j, 'when'], shift.when) : [],
      ),
    ]),
  ]
}
