import type { Source } from '@anagen/kb'
import type { Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'

/** One source in full, and whether anybody read it again for this knowledge base. */
const showSource = (id: string, source: Source): string => {
  const parts = [source.title, source.publisher, source.year === null ? null : String(source.year), source.url]
  const seen = source.seen ? '' : ' (recalled, not read again)'
  return `${id}: ${parts.filter((part) => part).join('. ')}${seen}`
}

export const showSources = (sources: Readonly<Record<string, Source>>, screen: Screen): string[] =>
  Object.entries(sources).flatMap(([id, source]) => wrap(showSource(id, source), screen.columns, '  '))
