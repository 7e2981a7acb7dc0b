import type { InputProblem } from '@anagen/engine'
import { useTranslation } from 'react-i18next'

const useMessage = () => {
  const { t } = useTranslation()
  const ours = [
    'treatment-missing',
    'ago-number',
    'treatment-needed',
    'activity-missing',
    'unknown-choice',
    'too-long',
    'nothing-said',
  ] as const
  return ({ message }: InputProblem): string => {
    const known = ours.find((name) => name === message)
    return known === undefined ? message : t(`problem.${known}`)
  }
}

/** What cannot be read in the form, on top of it. */
export const Problems = ({ problems }: { readonly problems: readonly InputProblem[] }) => {
  const { t } = useTranslation()
  const message = useMessage()
  return problems.length === 0 ? null : (
    <section className="problems" role="alert" aria-labelledby="problems-title">
      <h2 id="problems-title">{t('problem.title')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.at + problem.message}>
            <span dir="auto">{message(problem)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
