import { actOnWays, loadWays, patientVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { SignInWays } from '../../parts/clinic/sign-in-ways.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = (args: LoaderFunctionArgs) => loadWays(patientVisit, args)
export const action = (args: ActionFunctionArgs) => actOnWays(patientVisit, args)

export default function MySignInWaysPage() {
  const { t } = useTranslation()
  const { slug, passkeys } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('ways.title')} description={t('ways.title')} isIndexed={false} />
      <SignInWays
        who="patient"
        passkeys={passkeys}
        changed={useActionData<typeof action>()}
        here={paths.mySignInWays(slug)}
      />
    </>
  )
}
