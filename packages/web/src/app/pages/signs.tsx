import { signGroups, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../paths.ts'
import { K } from '../parts/knowledge-text.tsx'
import { PageHead } from '../parts/page-head.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => signGroups(context.get(siteRequest).knowledge)

export default function SignsPage() {
  const { t } = useTranslation()
  const groups = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('signs.title')} description={t('signs.lead')} />
      <h1>{t('signs.title')}</h1>
      <p>{t('signs.lead')}</p>
      {groups.map(({ group, signs }) => (
        <section key={group}>
          <h2 className="group">
            <K>{group}</K>
          </h2>
          <ul className="columns">
            {signs.map(({ id, name }) => (
              <li key={id}>
                <a href={paths.sign(id)}>
                  <K>{name}</K>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
