import { demoOf, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { key, people } = demoOf(context.get(siteRequest), params.key)
  return { key, people }
}

/** Whom a visitor of the demo may be. */
export default function DemoPage() {
  const { t } = useTranslation()
  const { key, people } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('demo.title')} description={t('demo.lead')} isIndexed={false} />
      <h1>{t('demo.title')}</h1>
      <p>{t('demo.lead')}</p>
      <ul className="people">
        {people.map(({ id, name, about }) => (
          <li key={id}>
            <a href={paths.demoEnter(key, id)}>{name}</a> <span>{about}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
