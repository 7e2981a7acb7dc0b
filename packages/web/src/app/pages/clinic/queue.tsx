import { filterOf, orPage, queueOf, siteRequest, staffVisit } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { isNarrowed } from '../../../clinic/queue-address.ts'
import { QueueFilters } from '../../parts/clinic/queue-filters.tsx'
import { QueueTable } from '../../parts/clinic/queue-table.tsx'
import { IslandScript } from '../../parts/island-script.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked } = await staffVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return {
    slug: clinic.slug,
    queue: orPage(await queueOf(asked, filterOf(new URL(request.url)), clock, site.knowledge)),
  }
}

export default function QueuePage() {
  const { t } = useTranslation()
  const { slug, queue } = useLoaderData<typeof loader>()
  // "Nobody waits" is said of all cases, or not at all
  const title = t(isNarrowed(queue.filter) ? 'queue.narrowed' : 'queue.title', { count: queue.total })
  return (
    <>
      <PageHead title={title} description={t('console.queue')} isIndexed={false} />
      <div id="queue" data-island="queue" data-mark={`/c/${slug}/queue-mark`} data-shown={queue.mark}>
        <header className="queue-head">
          <h1>{title}</h1>
          <p className="hint" id="as-of">
            {t('queue.asOf', { time: queue.asOf })}
          </p>
        </header>
        <QueueFilters slug={slug} queue={queue} />
        <QueueTable slug={slug} queue={queue} />
        <p className="hint for-keys">{t('queue.keys')}</p>
      </div>
      <noscript>
        <p className="hint">{t('queue.noScript')}</p>
      </noscript>
      <IslandScript name="queue-island" />
    </>
  )
}
