import { useTranslation } from 'react-i18next'
import type { CheckInView, EarlierVerdict } from '../../../clinic/check-in-view.ts'
import { NotUnderstood } from '../answer-parts.tsx'
import { K } from '../knowledge-text.tsx'
import { LevelMark } from '../level-mark.tsx'

const Earlier = ({ verdict }: { readonly verdict: EarlierVerdict }) => {
  const { t } = useTranslation()
  const { when, cause, level, headline, findings, notUnderstood, knowledgeDigest } = verdict
  return (
    <li>
      <details>
        <summary>
          <LevelMark level={level} /> {when} ({t(`cause.${cause as 'check-in'}`)})
        </summary>
        <p>
          <K>{headline}</K>
        </p>
        <ul className="reasons">
          {findings.map((found) => (
            <li key={`${found.level} ${found.because} ${found.facts.join()}`}>
              <LevelMark level={found.level} /> <K>{found.because}</K> <small>{found.facts.join(', ')}</small>
            </li>
          ))}
        </ul>
        <NotUnderstood words={notUnderstood} />
        <p className="digest">{t('card.digest', { digest: knowledgeDigest.slice(0, 12) })}</p>
      </details>
    </li>
  )
}

/** When and why a check-in was judged as it is now, and what was answered before that: the first one is what its sender read at once. */
export const EarlierVerdicts = ({ checkIn }: { readonly checkIn: CheckInView }) => {
  const { t } = useTranslation()
  const { judgedAt, cause, earlierVerdicts } = checkIn
  return (
    <section aria-labelledby="judged">
      <h2 id="judged">{t('aCheckIn.judged')}</h2>
      <p>
        {t('aCheckIn.now', { when: judgedAt })} ({t(`cause.${cause as 'check-in'}`)})
      </p>
      {earlierVerdicts.length === 0 ? null : (
        <>
          <h3>{t('aCheckIn.answeredBefore')}</h3>
          <ol className="earlier">
            {earlierVerdicts.map((verdict) => (
              <Earlier key={verdict.judgedAt} verdict={verdict} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
