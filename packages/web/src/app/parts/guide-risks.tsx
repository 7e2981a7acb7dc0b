import { useTranslation } from 'react-i18next'
import type { TreatmentPage } from '../../guide/treatment-page.ts'
import { FactSources } from './fact-sources.tsx'
import { K } from './knowledge-text.tsx'
import { LevelTag } from './level-tag.tsx'

interface Props {
  readonly page: TreatmentPage
}

const Complications = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <section id="complications">
      <h2>{t('guide.complications')}</h2>
      <p className="hint">{t('guide.complicationsHint')}</p>
      <ul className="facts">
        {page.complications.map((c) => (
          <li key={c.id}>
            <details>
              <summary>
                <h3>
                  <LevelTag level={c.urgency} /> <K>{c.plain}</K>
                </h3>
              </summary>
              <p>
                <K>{c.signs.join('; ')}</K>
              </p>
              <p className="hint">{t(`frequency.${c.frequency.category}`)}</p>
              <FactSources fact={c} sources={page.sources} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

const WhoShouldNot = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <section id="who-should-not">
      <h2>{t('guide.whoShouldNot')}</h2>
      <ul className="facts">
        {page.treatment.contraindications.map((c) => (
          <li key={c.id}>
            <p>
              <strong>
                <K>{c.what}</K>
              </strong>{' '}
              <span className="tag">{t(`contraindication.${c.strength}`)}</span>
            </p>
            <p>
              <K>{c.why}</K>
            </p>
            <FactSources fact={c} sources={page.sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Interactions = ({ page }: Props) => {
  const { t } = useTranslation()
  return page.treatment.interactions.length === 0 ? null : (
    <section id="interactions">
      <h2>{t('guide.interactions')}</h2>
      <ul className="facts">
        {page.treatment.interactions.map((i) => (
          <li key={i.id}>
            <p>
              <strong>
                <K>{i.what}</K>
              </strong>
              : <K>{i.rule.replaceAll('-', ' ')}</K>
            </p>
            <p>
              <K>{i.why}</K>
            </p>
            <FactSources fact={i} sources={page.sources} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What can go wrong, and for whom. */
export const GuideRisks = ({ page }: Props) => (
  <>
    <Complications page={page} />
    <WhoShouldNot page={page} />
    <Interactions page={page} />
  </>
)
