import { useTranslation } from 'react-i18next'
import type { MayIView, Placed } from '../../may-i/judge.ts'
import { AnswerFoot, NotUnderstood } from './answer-parts.tsx'
import { AllNumbers } from './emergency-bar.tsx'
import { FactSources } from './fact-sources.tsx'
import { K } from './knowledge-text.tsx'

const LOOK = { yes: 'expected', 'not-until': 'urgent', 'ask-first': 'contact' } as const

const useHeadline = ({ answer, until, holdsUntil, hasConditions }: MayIView): string => {
  const { t } = useTranslation()
  switch (answer.answer) {
    case 'yes':
      if (holdsUntil !== null) return t('mayI.yesUntil', { until: holdsUntil })
      return t(hasConditions ? 'mayI.yesLike' : 'mayI.yes')
    case 'not-until':
      return until === null ? t('mayI.noEnd') : t('mayI.notBefore', { until })
    case 'ask-first':
      return t('mayI.askFirst')
  }
}

// what holds now makes the answer; what comes and what is over explain what follows
const ORDER = { now: 0, ahead: 1, over: 2 } as const

const Span = ({ placed }: { readonly placed: Placed | undefined }) => {
  const { t } = useTranslation()
  if (!placed || placed.is === null) return null
  const words = placed.moment === null ? t('mayI.noEndShort') : t(`mayI.is.${placed.is}`, { when: placed.moment })
  return <small className="may-span">{words}</small>
}

/** The answer to "may I?": its accessible name says it in words. */
export const MayICard = ({ view }: { readonly view: MayIView }) => {
  const { t } = useTranslation()
  const { answer } = view
  const headline = useHeadline(view)
  const rows = answer.findings
    .map((f, i) => ({ f, placed: view.placed[i] }))
    .toSorted((a, b) => ORDER[a.placed?.is ?? 'now'] - ORDER[b.placed?.is ?? 'now'])
  return (
    <section
      className={`card answer level-${LOOK[answer.answer]}`}
      id="answer"
      aria-labelledby="may-i"
      data-answer={answer.answer}
    >
      <header>
        <h1 id="may-i">
          <span className="level-line">
            <span className="level-word">{t(`mayI.word.${answer.answer}`)}</span>
          </span>
          {headline}
        </h1>
      </header>
      <p>
        {answer.afterwards === 'ask-first' ? t('mayI.thenAsk') : null}{' '}
        {t('mayI.asked', {
          activity: answer.activities.map(({ label }) => label).join(', ') || answer.question,
          at: view.at,
          zone: answer.zone,
        })}
      </p>
      <h2>{t('card.why')}</h2>
      <ul className="reasons">
        {rows.map(({ f, placed }) => (
          <li
            key={`${f.rule} ${f.treatment} ${f.facts.join()}`}
            className={placed?.is === 'over' ? 'is-over' : undefined}
          >
            <Span placed={placed} />
            <K>{f.text}</K> {f.strength === null ? null : <span className="tag">{t(`strength.${f.strength}`)}</span>}
            {f.facts.length === 0 ? null : (
              <FactSources
                fact={{ id: f.facts.join(', '), sources: f.sources, disagreements: f.disagreements ?? undefined }}
                sources={answer.sources}
              />
            )}
          </li>
        ))}
      </ul>
      <NotUnderstood words={answer.notUnderstood} />
      <details className="call unfolds">
        <summary>{t('mayI.call')}</summary>
        <AllNumbers call={answer.call} />
      </details>
      <AnswerFoot {...answer} />
    </section>
  )
}
