import { orPage, showQueueMark, siteRequest, staffVisit } from '@anagen/web/for-pages'
import type { LoaderFunctionArgs } from 'react-router'

/** Changes whenever the queue does; the page asks every few seconds. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { asked } = await staffVisit(context.get(siteRequest), request)
  return Response.json(orPage(await showQueueMark({}, asked)), { headers: { 'cache-control': 'no-store' } })
}
