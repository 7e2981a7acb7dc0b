import { actOnWays, loadWays, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { SignInWays } from '../../parts/clinic/sign-in-ways.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = (args: LoaderFunctionArgs) => loadWays(staffVisit, args)
export const action = (args: ActionFunctionArgs) => actOnWays(staffVisit, args)

export default function StaffSignInWaysPage() {
  const { t } = useTranslation()
  const { slug, passkeys } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('ways.title')} description={t('ways.title')} isIndexed={false} />
      <SignInWays
        who="staff"
        passkeys={passkeys}
        changed={useActionData<typeof action>()}
        here={paths.signInWays(slug)}
      />
    </>
  )
}
