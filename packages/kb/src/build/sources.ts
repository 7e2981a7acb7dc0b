import type { Source, Span } from '../domain/fact.ts'

export const span = ([from, to]: readonly [number, number]): Span => ({ from, to })

/** Full ids: `S12` of file `prp` becomes `prp/S12`. */
export const fullIds = (file: string, refs: readonly (string | null)[]): string[] =>
  refs.flatMap((ref) => (ref === null ? [] : [`${file}/${ref}`]))

interface RawSource {
  readonly title: string
  readonly publisher: string | null
  readonly year: number | null
  readonly url: string | null
  readonly kind: string
  readonly seen: boolean
  readonly seed?: string | undefined
  readonly note?: string | undefined
}

export const toSources = (file: string, raw: Readonly<Record<string, RawSource>>): Source[] =>
  Object.entries(raw).map(([key, s]) => ({
    id: `${file}/${key}`,
    title: s.title,
    publisher: s.publisher,
    year: s.year,
    url: s.url,
    kind: s.kind,
    seen: s.seen,
    ...(s.seed === undefined ? {} : { seed: s.seed }),
    ...(s.note === undefined ? {} : { note: s.note }),
  }))
