import type { Ask } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import type { AnswerView } from '../../check/answer-view.ts'
import type { Entered } from '../../check/entered.ts'
import { K } from './knowledge-text.tsx'

/** Questions that the chips or other fields of the form answer; these only point there. */
const ELSEWHERE: readonly Ask['kind'][] = ['grade', 'confirm-grade', 'trend', 'began']

const Question = ({ ask, part }: { readonly ask: Ask; readonly part: string | undefined }) => {
  const { t } = useTranslation()
  return (
    <li>
      <K>{ask.question}</K>{' '}
      {ask.matters.map((matters) => (
        <span className="matters" key={matters}>
          <K>{matters}</K>
        </span>
      ))}
      {part === undefined ? null : (
        <label>
          <input type="checkbox" name="part" value={part} /> {t('question.part')}
        </label>
      )}
    </li>
  )
}

/** What else could change the answer. */
export const Questions = ({ view, entered }: { readonly view: AnswerView; readonly entered: Entered }) => {
  const { t } = useTranslation()
  const open = view.answer.ask.filter((ask) => !ELSEWHERE.includes(ask.kind))
  const named = view.answer.treatmentsNamed
  if (open.length + named.length + entered.parts.length === 0) return null
  return (
    <section className="questions">
      {entered.parts.map((part) => (
        <input key={part} type="hidden" name="part" value={part} />
      ))}
      {open.length + named.length === 0 ? null : (
        <>
          <h2>{t('question.title')}</h2>
          <ul>
            {named.map((slug) => (
              <li key={slug}>{t('question.named', { treatment: slug })}</li>
            ))}
            {open.map((ask) => (
              <Question key={ask.kind + ask.about} ask={ask} part={view.parts[ask.question]} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
