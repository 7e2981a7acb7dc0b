import { aboutPage, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { K } from '../parts/knowledge-text.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => aboutPage(context.get(siteRequest).knowledge)

const STEPS = ['flags', 'windows', 'unknown', 'raise', 'highest'] as const
const LIMITS = ['notDiagnosis', 'notReviewed', 'words', 'photos', 'language'] as const

export default function AboutPage() {
  const { t } = useTranslation()
  const about = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('about.title')} description={t('about.lead')} />
      <h1>{t('about.title')}</h1>
      <p>{t('about.lead')}</p>
      <h2>{t('about.levels')}</h2>
      <ul className="facts">
        {about.levels.map(({ level, headline, text }) => (
          <li key={level}>
            <LevelMark level={level} />{' '}
            <strong>
              <K>{headline}</K>
            </strong>{' '}
            {text === null ? null : <K>{text}</K>}
          </li>
        ))}
      </ul>
      <h2>{t('about.how')}</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(`aboutStep.${step}`)}</li>
        ))}
      </ol>
      <h2>{t('about.knowledge')}</h2>
      <p>{t('about.counts', about.counts)}</p>
      <p>
        {t('about.digest')} <code>{about.digest}</code>
      </p>
      <h2>{t('about.limits')}</h2>
      <ul>
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`aboutLimit.${limit}`)}</li>
        ))}
      </ul>
      <h2>{t('about.hazards')}</h2>
      <p>{t('about.hazardsText')}</p>
      <h2>{t('about.privacy')}</h2>
      <p>{t('about.privacyText')}</p>
    </>
  )
}
