import { isRefusal, showQueueMark, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, Outlet, useLoaderData } from 'react-router'
import '../../../design/tokens.css'
import '../../../design/public.css'
import '../../../design/clinic.css'
import { paths } from '../../../paths.ts'
import { ClinicFrame } from '../../parts/clinic/clinic-frame.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { clinic, actor, asked } = await staffVisit(context.get(siteRequest), request)
  const queue = await showQueueMark({}, asked)
  // not knowing how many wait is not none: the page of the queue itself says why
  return { slug: clinic.slug, role: actor.role, urgent: isRefusal(queue) ? null : queue.urgent }
}

/** The pages of those who work in a clinic. */
export default function ConsoleLayout() {
  const { t } = useTranslation()
  const { slug, role, urgent } = useLoaderData<typeof loader>()
  const mayAudit = role === 'owner' || role === 'auditor'
  const mayCall = role !== 'auditor' && role !== 'assistant'
  const links = [
    {
      href: paths.queue(slug),
      name: t('console.queue'),
      count: urgent,
      counted: t('console.urgent', { count: urgent ?? 0 }),
    },
    { href: paths.patients(slug), name: t('console.patients') },
    ...(mayCall ? [{ href: paths.calls(slug), name: t('console.calls') }] : []),
    { href: paths.rota(slug), name: t('console.rota') },
    { href: paths.team(slug), name: t('console.team') },
    { href: paths.outbox(slug), name: t('console.outbox') },
    ...(role === 'owner' ? [{ href: paths.webhooks(slug), name: t('console.webhooks') }] : []),
    ...(mayAudit ? [{ href: paths.audit(slug), name: t('console.audit') }] : []),
  ]
  return (
    <ClinicFrame
      home={paths.queue(slug)}
      links={links}
      who={{ name: t(`role.${role}`), href: paths.signInWays(slug) }}
      isWide
    >
      <Outlet />
    </ClinicFrame>
  )
}

export { ErrorBoundary } from '../../parts/failure.tsx'
