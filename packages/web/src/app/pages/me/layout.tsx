import { patientVisit, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, Outlet, useLoaderData } from 'react-router'
import '../../../design/tokens.css'
import '../../../design/public.css'
import '../../../design/clinic.css'
import { paths } from '../../../paths.ts'
import { usePageContext } from '../../page-context.ts'
import { ClinicFrame } from '../../parts/clinic/clinic-frame.tsx'
import { IslandScript } from '../../parts/island-script.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { clinic, isCaregiver, patientId } = await patientVisit(context.get(siteRequest), request)
  return { slug: clinic.slug, isCaregiver, patientId }
}

/** The pages of a patient. */
export default function MeLayout() {
  const { t } = useTranslation()
  const { digest } = usePageContext()
  const { slug, isCaregiver, patientId } = useLoaderData<typeof loader>()
  const links = [
    { href: paths.today(slug), name: t('me.today') },
    { href: paths.checkIn(slug), name: t('me.checkIn') },
    { href: paths.myPlan(slug), name: t('me.plan') },
    { href: paths.myPhotos(slug), name: t('me.photos') },
    { href: paths.myMessages(slug), name: t('me.messages') },
    { href: paths.myRecord(slug), name: t('me.record') },
  ]
  return (
    <ClinicFrame
      home={paths.today(slug)}
      links={links}
      who={{ name: t(isCaregiver ? 'me.caregiver' : 'me.you'), href: paths.mySignInWays(slug) }}
    >
      <p
        id="unsent"
        className="unsent"
        role="status"
        hidden
        data-patient={patientId}
        data-not-sent={t('unsent.notSent')}
        data-offline={t('unsent.offline')}
        data-refused={t('unsent.refused')}
        data-signed-out={t('unsent.signedOut')}
        data-sign-in={t('unsent.signIn')}
        data-why={t('unsent.why')}
        data-sending={t('unsent.sending')}
        data-send-now={t('unsent.sendNow')}
        data-sent={t('unsent.sent')}
        data-answer={t('unsent.answer')}
        data-offline-page={paths.offline(slug)}
        data-worker={`/assets/me-worker.js?${digest}`}
      />
      <Outlet />
      <IslandScript name="me-island" />
    </ClinicFrame>
  )
}

export { ErrorBoundary } from '../../parts/failure.tsx'
