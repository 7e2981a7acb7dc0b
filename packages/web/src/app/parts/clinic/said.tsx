import { useTranslation } from 'react-i18next'
import type { SaidLine } from '../../../clinic/said-lines.ts'
import { K } from '../knowledge-text.tsx'

const Line = ({ line }: { readonly line: SaidLine }) => {
  const { t } = useTranslation()
  switch (line.kind) {
    case 'words':
      return (
        <blockquote dir="auto">
          <p>{line.text}</p>
        </blockquote>
      )
    case 'temperature':
      return <p>{t('checkIn.temperature', { temperature: `${line.celsius} °C` })}</p>
    case 'about':
      return (
        <p>
          <K>{line.text}</K>
        </p>
      )
    case 'sign':
      return (
        <p>
          <strong>
            <K>{line.name}</K>
          </strong>{' '}
          {line.isNotMeant ? t('chip.notMeant') : null}
          <K>{line.grade}</K>
          {line.trend === null ? null : ` (${t(`trend.${line.trend}`)})`}
        </p>
      )
  }
}

/** What somebody said in a check-in. */
export const SaidList = ({ said }: { readonly said: readonly SaidLine[] }) => (
  <div className="said">
    {said.map((line) => (
      <Line key={JSON.stringify(line)} line={line} />
    ))}
  </div>
)
