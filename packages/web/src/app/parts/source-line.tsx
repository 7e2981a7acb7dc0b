import type { Source } from '@anagen/kb'
import { useTranslation } from 'react-i18next'
import { K } from './knowledge-text.tsx'

/** One source, and whether anybody read it again. */
export const SourceLine = ({ id, source }: { readonly id: string; readonly source: Source }) => {
  const { t } = useTranslation()
  const text = [source.publisher, source.year].filter(Boolean).join(', ')
  return (
    <li>
      <code>{id}</code>{' '}
      <K>
        {source.url === null ? (
          source.title
        ) : (
          <a href={source.url} rel="noreferrer">
            {source.title}
          </a>
        )}
      </K>
      {text === '' ? '' : <K>. {text}</K>}
      {source.seen ? null : ` (${t('fact.recalled')})`}
    </li>
  )
}
