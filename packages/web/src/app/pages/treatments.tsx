import { siteRequest, treatmentList } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { K } from '../parts/knowledge-text.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => treatmentList(context.get(siteRequest).knowledge)

export default function TreatmentsPage() {
  const { t } = useTranslation()
  const treatments = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('treatments.title')} description={t('treatments.lead')} />
      <h1>{t('treatments.title')}</h1>
      <p>{t('treatments.lead')}</p>
      <ul className="list">
        {treatments.map(({ slug, name, whatItIs, evidence, effects }) => (
          <li key={slug}>
            <h2>
              <a href={paths.treatment(slug)}>
                <K>{name}</K>
              </a>
            </h2>
            <p>
              <K>{whatItIs}</K>
            </p>
            <p className="hint">
              {t('treatments.evidence')} <K>{evidence}</K> · {t('treatments.effects', { count: effects })}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
