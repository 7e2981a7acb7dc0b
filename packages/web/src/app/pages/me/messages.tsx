import {
  myMessagesOf,
  orPage,
  patientVisit,
  readForm,
  refusedWith,
  sendMine,
  siteRequest,
  withdrawMyMessage,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { paths } from '../../../paths.ts'
import { Messages } from '../../parts/clinic/messages.tsx'
import { TakenBackNotice } from '../../parts/clinic/withdrawn.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  const clock = { zone: clinic.zone, now: site.now }
  return { ...orPage(await myMessagesOf(asked, patientId, clock)), messageId: asked.newId() }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { clinic, asked, patientId } = await patientVisit(context.get(siteRequest), request)
  const form = await readForm(request)
  if (form.get('move') === 'withdraw') return withdrawMyMessage(form, asked)
  const result = await sendMine(form, patientId, asked)
  return refusedWith(result, form, request) ?? redirect(paths.myMessages(clinic.slug), 303)
}

export default function MyMessagesPage() {
  const { t } = useTranslation()
  const { messages, hasOlder, messageId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('me.messages')} description={t('me.messages')} isIndexed={false} />
      <h1>{t('me.messages')}</h1>
      <p>{t('messages.notWatched')}</p>
      {result ? <TakenBackNotice result={result} /> : null}
      <Messages
        messages={messages}
        hasOlder={hasOlder}
        messageId={messageId}
        patient={t('messages.you')}
        hint=""
        sent={result && 'sent' in result ? result.sent : undefined}
      />
    </>
  )
}
