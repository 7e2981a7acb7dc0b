import type { Source } from '@anagen/kb'
import { useTranslation } from 'react-i18next'
import { K } from './knowledge-text.tsx'
import { SourceLine } from './source-line.tsx'

interface FactSourcesProps {
  readonly fact: {
    readonly id: string
    readonly sources: readonly string[]
    readonly unsourced?: string | undefined
    readonly disagreements?: string | undefined
    readonly note?: string | undefined
  }
  readonly sources: Readonly<Record<string, Source>>
}

/** Where a fact comes from, on request; that sources disagree is seen at once. */
export const FactSources = ({ fact, sources }: FactSourcesProps) => {
  const { t } = useTranslation()
  const title = fact.unsourced === undefined ? t('card.sources', { count: fact.sources.length }) : t('fact.unsourced')
  return (
    <>
      <small className="on-paper">{[fact.id, ...fact.sources].join(', ')}</small>
      <details className="sources">
        <summary>
          {title}
          {fact.disagreements === undefined ? null : <span className="tag disagree">{t('fact.disagree')}</span>}
        </summary>
        {fact.disagreements === undefined ? null : (
          <p>
            <K>{fact.disagreements}</K>
          </p>
        )}
        {fact.unsourced === undefined ? null : (
          <p>
            <K>{fact.unsourced}</K>
          </p>
        )}
        {fact.note === undefined ? null : (
          <p>
            <K>{fact.note}</K>
          </p>
        )}
        <p>
          <code>{fact.id}</code>
        </p>
        <ul>
          {fact.sources.map((id) => {
            const source = sources[id]
            return source ? <SourceLine key={id} id={id} source={source} /> : null
          })}
        </ul>
      </details>
    </>
  )
}
