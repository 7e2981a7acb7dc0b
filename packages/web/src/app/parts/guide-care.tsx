import { useTranslation } from 'react-i18next'
import type { ShownInstruction, TreatmentPage } from '../../guide/treatment-page.ts'
import type { AroundWords } from '../../guide/windows.ts'
import { factAnchor, paths } from '../../paths.ts'
import { FactSources } from './fact-sources.tsx'
import { GuideSection } from './guide-section.tsx'
import { K } from './knowledge-text.tsx'

const useMoment = () => {
  const { t } = useTranslation()
  return ({ side, hours }: AroundWords['from']): string => t(`around.${side}`, { hours })
}

const Steps = ({ steps, page }: { readonly steps: readonly ShownInstruction[]; readonly page: TreatmentPage }) => {
  const { t } = useTranslation()
  const moment = useMoment()
  return (
    <ol className="timeline">
      {steps.map((step) => (
        <li key={step.id} id={factAnchor(step.id)}>
          <p className="when">
            {t('around.range', { from: moment(step.words.from), to: moment(step.words.to) })}{' '}
            <span className="tag">{t(`strength.${step.strength}`)}</span>
          </p>
          <p>
            <K>{step.instruction}</K>
          </p>
          <p className="hint">
            <K>{step.why}</K>
          </p>
          <FactSources fact={step} sources={page.sources} />
        </li>
      ))}
    </ol>
  )
}

/** Before and after the session, as two lines of time. */
export const GuideCare = ({ page }: { readonly page: TreatmentPage }) => {
  const { t } = useTranslation()
  return (
    <>
      <GuideSection id="care" title={t('guide.after')} fold={t('guide.steps', { count: page.after.length })}>
        <p className="not-on-paper">
          <a href={`${paths.mayI()}?did.0=${page.treatment.slug}`}>{t('guide.askMayI')}</a>
        </p>
        <Steps steps={page.after} page={page} />
      </GuideSection>
      {page.before.length === 0 ? null : (
        <GuideSection id="before" title={t('guide.before')} fold={t('guide.steps', { count: page.before.length })}>
          <Steps steps={page.before} page={page} />
        </GuideSection>
      )}
    </>
  )
}
