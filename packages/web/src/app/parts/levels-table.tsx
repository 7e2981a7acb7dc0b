import { useTranslation } from 'react-i18next'
import type { LevelSpan } from '../../guide/levels-over-time.ts'
import { K } from './knowledge-text.tsx'
import { LevelMark } from './level-mark.tsx'

interface LevelsTableProps {
  readonly spans: readonly LevelSpan[]
  /** what each grade means, by number */
  readonly grades: Readonly<Record<string, string>>
  readonly since: string
}

/** What the check answers, by how bad and how long since. */
export const LevelsTable = ({ spans, grades, since }: LevelsTableProps) => {
  const { t } = useTranslation()
  const columns = spans[0]?.levels ?? []
  const range = ({ from, text }: LevelSpan): string =>
    text.to === null
      ? t(from === 0 ? 'levels.always' : 'levels.from', { from: text.from })
      : t(from === 0 ? 'levels.first' : 'levels.between', { from: text.from, to: text.to })
  return (
    <div className="table">
      <table>
        <caption>{t('levels.caption', { since })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('levels.when')}</th>
            {columns.map(({ grade }) => (
              <th scope="col" key={grade}>
                <span className="grade">{t(`grade.g${grade}`)}</span>
                <small>
                  <K>{grades[grade]}</K>
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <tr key={span.from}>
              <th scope="row">{range(span)}</th>
              {span.levels.map(({ grade, level }) => (
                <td key={grade}>
                  <LevelMark level={level} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
