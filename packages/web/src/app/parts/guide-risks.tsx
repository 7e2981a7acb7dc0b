import { useTranslation } from 'react-i18next'
import type { TreatmentPage } from '../../guide/treatment-page.ts'
import { factAnchor } from '../../paths.ts'
import { FactList } from './fact-list.tsx'
import { FactSources } from './fact-sources.tsx'
import { GuideSection } from './guide-section.tsx'
import { K } from './knowledge-text.tsx'
import { LevelMark } from './level-mark.tsx'

interface Props {
  readonly page: TreatmentPage
}

const Complication = ({ c, page }: Props & { readonly c: TreatmentPage['pressing'][number] }) => {
  const { t } = useTranslation()
  return (
    <li>
      <details className="unfolds">
        <summary>
          <h3>
            <LevelMark level={c.urgency} /> <K>{c.plain}</K>
          </h3>
        </summary>
        <div id={factAnchor(c.id)} className="folded">
          <p>
            <K>{c.signs.join('; ')}</K>
          </p>
          <p className="hint">{t(`frequency.${c.frequency.category}`)}</p>
          <FactSources fact={c} sources={page.sources} />
        </div>
      </details>
    </li>
  )
}

/** What is never normal. What cannot wait stands open; what the clinic should hear of within a working day follows in a fold. */
export const Complications = ({ page }: Props) => {
  const { t } = useTranslation()
  const { pressing, others } = page
  const list = (shown: typeof others) => (
    <ul className="facts complications">
      {shown.map((c) => (
        <Complication key={c.id} c={c} page={page} />
      ))}
    </ul>
  )
  return (
    <GuideSection id="complications" title={t('guide.complications')}>
      <p className="hint">{t('guide.complicationsHint')}</p>
      {list(pressing)}
      {others.length === 0 ? null : (
        <details className="unfolds">
          <summary>{t('guide.complicationsMore', { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
    </GuideSection>
  )
}

const WhoShouldNot = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <GuideSection
      id="who-should-not"
      title={t('guide.whoShouldNot')}
      fold={t('guide.whoShouldNotCount', { count: page.treatment.contraindications.length })}
    >
      <FactList facts={page.treatment.contraindications} sources={page.sources}>
        {(c) => (
          <>
            <p>
              <strong>
                <K>{c.what}</K>
              </strong>{' '}
              <span className="tag">{t(`contraindication.${c.strength}`)}</span>
            </p>
            <p>
              <K>{c.why}</K>
            </p>
          </>
        )}
      </FactList>
    </GuideSection>
  )
}

const Interactions = ({ page }: Props) => {
  const { t } = useTranslation()
  return page.treatment.interactions.length === 0 ? null : (
    <GuideSection
      id="interactions"
      title={t('guide.interactions')}
      fold={t('guide.interactionsCount', { count: page.treatment.interactions.length })}
    >
      <FactList facts={page.treatment.interactions} sources={page.sources}>
        {(i) => (
          <>
            <p>
              <strong>
                <K>{i.what}</K>
              </strong>
              : <K>{i.rule.replaceAll('-', ' ')}</K>
            </p>
            <p>
              <K>{i.why}</K>
            </p>
          </>
        )}
      </FactList>
    </GuideSection>
  )
}

/** For whom it is not, and with what. */
export const GuideCautions = ({ page }: Props) => (
  <>
    <WhoShouldNot page={page} />
    <Interactions page={page} />
  </>
)
