import { readForm, refusedPage, setReminders, siteRequest } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { Notice } from '../../parts/clinic/notice.tsx'
import { PageHead } from '../../parts/page-head.tsx'

/** Opening the page ends nothing: mail programs open links too. RFC 8058 has them post when somebody asked. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { clinics } = context.get(siteRequest)
  if (clinics === null) throw refusedPage({ refused: 'storage-unavailable', detail: '' })
  const isWanted = (await readForm(request)).get('again') === 'yes'
  const isKnown = await setReminders(clinics.deps.database, clinics.optOutKey, params.token ?? '', isWanted)
  if (!isKnown) throw data(null, { status: 404 })
  return { isWanted }
}

export default function NoRemindersPage() {
  const { t } = useTranslation()
  const result = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('reminders.title')} description={t('reminders.title')} isIndexed={false} />
      <h1>{t('reminders.title')}</h1>
      {result ? <Notice kind="done">{t(result.isWanted ? 'reminders.on' : 'reminders.off')}</Notice> : null}
      <form method="post">
        <p>{t('reminders.lead')}</p>
        {result && !result.isWanted ? (
          <button type="submit" name="again" value="yes" className="secondary">
            {t('reminders.again')}
          </button>
        ) : (
          <button type="submit">{t('reminders.stop')}</button>
        )}
      </form>
    </>
  )
}
