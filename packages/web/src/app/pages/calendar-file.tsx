import { clinicOf, isRefusal, PROBLEMS, readCalendar, siteRequest } from '@anagen/web/for-pages'
import type { LoaderFunctionArgs } from 'react-router'

/** A patient's plan for their calendar program. The address is the key to it: nobody is signed in. */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, clinics } = clinicOf(site)
  const actor = { kind: 'system', clinicId: clinic.clinicId } as const
  const secret = (params.file ?? '').replace(/\.ics$/, '')
  const found = await readCalendar({ secret: secret || '-', origin: site.origin }, { ...clinics.deps, actor })
  if (isRefusal(found)) {
    // a secret of somebody who was erased tells no more than one that never was
    const status = found.refused === 'storage-unavailable' ? PROBLEMS[found.refused].status : 404
    return new Response(null, { status })
  }
  return new Response(found.ics, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="plan.ics"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  })
}
