import type { DeniedSign, UnderstoodSign } from '@anagen/engine'
import { useTranslation } from 'react-i18next'
import type { AnswerView } from '../../check/answer-view.ts'
import { K } from './knowledge-text.tsx'

const Sign = ({ sign }: { readonly sign: UnderstoodSign }) => {
  const { t } = useTranslation()
  const grade = sign.grade === null ? t('chip.howBad') : t(`grade.g${sign.grade}`)
  return (
    <li>
      <K>{sign.name}</K>: {sign.trend === null ? grade : `${grade}, ${t(`trend.${sign.trend}`)}`}
    </li>
  )
}

const Names = ({ signs, words }: { readonly signs: readonly DeniedSign[]; readonly words: 'absent' | 'over' }) => {
  const { t } = useTranslation()
  const names = [...new Set(signs.map(({ name }) => name))].join('; ')
  return signs.length === 0 ? null : <li>{t(`card.${words}`, { signs: names })}</li>
}

/** What was taken to be so, what was taken to be absent included: a misreading must be seen. */
export const Basis = ({ view }: { readonly view: AnswerView }) => {
  const { t } = useTranslation()
  const { understood, denied, temperatureC, modifiers } = view.answer
  if (view.done.length + understood.length + denied.length + modifiers.length === 0) return null
  return (
    <section className="basis">
      <h2>{t('card.basis')}</h2>
      <ul>
        {view.done.map(({ treatment, ago }) => (
          <li key={treatment + ago}>
            {ago === null ? t('card.doneSometime', { treatment }) : t('card.done', { treatment, ago })}
          </li>
        ))}
        {understood.map((sign) => (
          <Sign key={`${sign.sign} ${sign.words}`} sign={sign} />
        ))}
        {temperatureC === null ? null : <li>{t('card.degrees', { degrees: temperatureC })}</li>}
        {modifiers.map(({ modifier, name }) => (
          <li key={modifier}>
            <K>{name}</K>
          </li>
        ))}
        <Names signs={denied.filter(({ resolved }) => !resolved)} words="absent" />
        <Names signs={denied.filter(({ resolved }) => resolved)} words="over" />
      </ul>
      <p className="hint not-on-paper">{t('card.basisHint')}</p>
    </section>
  )
}
