import type { Level } from '@anagen/kb'
import { myRecordOf, orPage, patientVisit, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { AuditTable } from '../../parts/clinic/audit-table.tsx'
import { K } from '../../parts/knowledge-text.tsx'
import { LevelMark } from '../../parts/level-mark.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  const said = new URL(request.url).searchParams
  const from = { cursor: said.get('cursor'), before: said.get('before') }
  const clock = { zone: clinic.zone, now: site.now }
  return { slug: clinic.slug, record: orPage(await myRecordOf(asked, patientId, from, clock)) }
}

export default function MyRecordPage() {
  const { t } = useTranslation()
  const { slug, record } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('me.record')} description={t('me.record')} isIndexed={false} />
      <h1>{t('me.record')}</h1>
      <h2 id="check-ins">{t('record.checkIns')}</h2>
      {record.areOlderCheckIns ? (
        <p>
          {t('record.areOlder')} <a href={`${paths.myRecord(slug)}#check-ins`}>{t('record.newest')}</a>
        </p>
      ) : null}
      {record.checkIns.length === 0 ? <p className="hint">{t('record.noCheckIns')}</p> : null}
      <ol className="earlier">
        {record.checkIns.map(({ id, when, level, headline }) => (
          <li key={id}>
            <LevelMark level={level as Level} /> <a href={paths.myCheckIn(slug, id)}>{when}</a> <K>{headline}</K>
          </li>
        ))}
      </ol>
      {record.olderCheckIns === null ? null : (
        <p>
          <a href={`${paths.myRecord(slug)}?before=${encodeURIComponent(record.olderCheckIns)}#check-ins`}>
            {t('record.earlierCheckIns')}
          </a>
        </p>
      )}
      {record.maySeeWho ? (
        <>
          <h2>{t('record.export')}</h2>
          <p>
            <a href={paths.myExport(slug)} download>
              {t('record.exportAll')}
            </a>
          </p>
          <h2>{t('record.more')}</h2>
          <ul>
            <li>
              <a href={paths.myHelpers(slug)}>{t('helpers.title')}</a>
            </li>
            <li>
              <a href={paths.myCalendar(slug)}>{t('calendar.title')}</a>
            </li>
            <li>
              <a href={paths.mySignInWays(slug)}>{t('ways.title')}</a>
            </li>
          </ul>
          <h2>{t('record.who')}</h2>
          <AuditTable entries={record.entries} isOwn />
          {record.next === null ? null : (
            <p>
              <a href={`${paths.myRecord(slug)}?cursor=${encodeURIComponent(record.next)}`}>{t('record.earlier')}</a>
            </p>
          )}
        </>
      ) : null}
    </>
  )
}
