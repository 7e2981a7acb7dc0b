import { useTranslation } from 'react-i18next'
import type { TreatmentPage } from '../../guide/treatment-page.ts'
import { FactList } from './fact-list.tsx'
import { FactSources } from './fact-sources.tsx'
import { GuideSection } from './guide-section.tsx'
import { K } from './knowledge-text.tsx'
import { LevelMark } from './level-mark.tsx'

interface Props {
  readonly page: TreatmentPage
}

const Complications = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <GuideSection id="complications" title={t('guide.complications')} isOnPaper>
      <p className="hint">{t('guide.complicationsHint')}</p>
      <ul className="facts complications">
        {page.complications.map((c) => (
          <li key={c.id}>
            <details>
              <summary>
                <h3>
                  <LevelMark level={c.urgency} /> <K>{c.plain}</K>
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
    </GuideSection>
  )
}

const WhoShouldNot = ({ page }: Props) => {
  const { t } = useTranslation()
  return (
    <GuideSection id="who-should-not" title={t('guide.whoShouldNot')}>
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
    <GuideSection id="interactions" title={t('guide.interactions')}>
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

/** What can go wrong, and for whom. */
export const GuideRisks = ({ page }: Props) => (
  <>
    <Complications page={page} />
    <WhoShouldNot page={page} />
    <Interactions page={page} />
  </>
)
