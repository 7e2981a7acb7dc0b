import {
  draftFrom,
  dutyOf,
  formModel,
  inputOf,
  orPage,
  patientVisit,
  readForm,
  siteRequest,
  submit,
  writtenByAnother,
} from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { paths } from '../../../paths.ts'
import { FlagsScreen, SayScreen, SignScreen, TemperatureScreen } from '../../parts/clinic/check-in-screens.tsx'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { SendScreen } from '../../parts/clinic/send-screen.tsx'
import { PageHead } from '../../parts/page-head.tsx'

type Refused = Extract<Awaited<ReturnType<typeof submit>>, { refused: unknown }>

const pageOf = async ({ context, request }: LoaderFunctionArgs, form: FormData) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  return {
    slug: clinic.slug,
    patientId,
    draft: draftFrom(form, site.knowledge, asked.newId),
    model: formModel(site.knowledge),
    duty: orPage(await dutyOf(asked, { zone: clinic.zone, now: site.now })),
    refused: null as Refused | null,
  }
}

export const loader = (args: LoaderFunctionArgs) => pageOf(args, new FormData())

/** Each screen sends the answers of all; nothing is stored before the last one. */
export const action = async (args: ActionFunctionArgs) => {
  const { context, request } = args
  const form = await readForm(request)
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  const refused = writtenByAnother(form, patientId)
  if (refused) return data({ ...(await pageOf(args, new FormData())), refused }, { status: refused.status })
  const page = await pageOf(args, form)
  if (form.get('go') !== 'send') return page
  const written = form.get('writtenAt')
  const result = await submit(
    inputOf(page.draft, patientId, typeof written === 'string' ? written : null, site.knowledge),
    asked,
  )
  if ('refused' in result) return data({ ...page, refused: result }, { status: result.status })
  return redirect(paths.myCheckIn(clinic.slug, result.id), 303)
}

type Page = Awaited<ReturnType<typeof loader>>

const Body = ({ page }: { readonly page: Page }) => {
  const { draft, duty } = page
  const chip = draft.chips.find(({ sign }) => draft.at === `sign/${sign}`)
  if (chip) return <SignScreen draft={draft} chip={chip} />
  if (draft.at === 'say') return <SayScreen {...page} />
  if (draft.at === 'temperature') return <TemperatureScreen {...page} />
  if (draft.at === 'send') return <SendScreen {...page} duty={duty} />
  return <FlagsScreen {...page} />
}

/** What other screens asked, carried along. */
const Carried = ({ page }: { readonly page: Page }) => {
  const { entered, at, id } = page.draft
  const sign = at.startsWith('sign/') ? at.slice('sign/'.length) : null
  const fields: (readonly [name: string, value: string])[] = [
    ['id', id],
    ['for', page.patientId],
    ['at', at],
    ['said', entered.say],
    ...(at === 'say' ? [] : [['say', entered.say] as const]),
    ...(at === 'flags' ? [] : entered.flags.map((flag) => ['flag', flag] as const)),
    ...(at === 'temperature' ? [] : [['temperature', entered.temperature] as const]),
    ...Object.entries(entered.grades).flatMap(([of, grade]) => (of === sign ? [] : [[`grade.${of}`, grade] as const])),
    ...Object.entries(entered.trends).flatMap(([of, trend]) => (of === sign ? [] : [[`trend.${of}`, trend] as const])),
    ...entered.dropped.flatMap((of) => (of === sign ? [] : [['drop', of] as const])),
  ]
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)
}

export default function CheckInPage() {
  const { t } = useTranslation()
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  const { draft, slug, refused } = page
  const step = draft.screens.indexOf(draft.at) + 1
  return (
    <>
      <PageHead title={t('me.checkIn')} description={t('me.checkIn')} isIndexed={false} />
      <form method="post" action={paths.checkIn(slug)} className="check-in" data-island="check-in" data-at={draft.at}>
        <p className="progress">
          <progress max={draft.screens.length} value={step} aria-hidden="true" />{' '}
          {t('checkIn.step', { step, of: draft.screens.length })}
        </p>
        {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
        {draft.problem === null ? null : <Notice kind="refused">{t(`checkIn.problem.${draft.problem}`)}</Notice>}
        <Carried page={page} />
        <Body page={page} />
        <p className="submit">
          {draft.at === 'send' ? (
            <button type="submit" name="go" value="send">
              {t('checkIn.send')}
            </button>
          ) : (
            <button type="submit" name="go" value="next">
              {draft.at === 'flags' ? (
                <>
                  <span className="if-none">{t('checkIn.noneOfThese')}</span>
                  <span className="if-some">{t('checkIn.someOfThese')}</span>
                </>
              ) : (
                t('checkIn.next')
              )}
            </button>
          )}
          {step > 1 ? (
            <button type="submit" name="go" value="back" className="secondary" formNoValidate>
              {t('checkIn.back')}
            </button>
          ) : null}
        </p>
      </form>
    </>
  )
}
