import {
  anew,
  correctedBy,
  draftFrom,
  dutyOf,
  formModel,
  inputOf,
  isSent,
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
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  const form = await readForm(request)
  const refused = writtenByAnother(form, patientId)
  if (refused) return data({ ...(await pageOf(args, new FormData())), refused }, { status: refused.status })
  const page = await pageOf(args, form)
  if (!isSent(form)) return page
  const written = form.get('writtenAt')
  const sending = {
    patientId,
    writtenAt: typeof written === 'string' ? written : null,
    corrects: correctedBy(form),
  }
  const result = await submit(inputOf(page.draft, sending, site.knowledge), asked)
  if (!('refused' in result)) return redirect(paths.myCheckIn(clinic.slug, result.id), 303)
  const isTheirs = result.refused === 'check-in-differs'
  const draft = isTheirs || result.refused === 'id-taken' ? anew(page.draft, isTheirs, asked.newId) : page.draft
  return data({ ...page, draft, refused: result }, { status: result.status })
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
  const { entered, at, id, earlier } = page.draft
  const sign = at.startsWith('sign/') ? at.slice('sign/'.length) : null
  const fields: (readonly [name: string, value: string])[] = [
    ['id', id],
    ['earlier', earlier ?? ''],
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

/** Why it was not stored, in words that say what to do. What was written stands below, and is sent under an id of its own. */
const Refusal = ({ page: { draft, refused, slug } }: { readonly page: Page }) => {
  const { t } = useTranslation()
  if (refused === null) return null
  if (refused.refused === 'id-taken') return <RefusalNotice detail={t('checkIn.notStored')} />
  if (refused.refused !== 'check-in-differs' || draft.earlier === null)
    return <RefusalNotice detail={refused.detail} fields={refused.fields} />
  return (
    <div className="notice notice-refused" role="alert">
      <p>
        <strong>{t('unsent.notSent')}</strong> {t('checkIn.sentBefore')}
      </p>
      <p>
        <a href={paths.myCheckIn(slug, draft.earlier)}>{t('checkIn.readBefore')}</a>
      </p>
    </div>
  )
}

const SendButtons = ({ draft, slug }: Pick<Page, 'draft' | 'slug'>) => {
  const { t } = useTranslation()
  if (draft.earlier === null)
    return (
      <button type="submit" name="go" value="send">
        {t('checkIn.send')}
      </button>
    )
  return (
    <>
      <button type="submit" name="go" value="send">
        {t('checkIn.sendNew')}
      </button>
      <button type="submit" name="go" value="correct" className="secondary">
        {t('checkIn.sendCorrection')}
      </button>
      <a href={paths.today(slug)} data-drops={draft.earlier}>
        {t('checkIn.drop')}
      </a>
    </>
  )
}

export default function CheckInPage() {
  const { t } = useTranslation()
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  const { draft, slug } = page
  const step = draft.screens.indexOf(draft.at) + 1
  return (
    <>
      <PageHead title={t('me.checkIn')} description={t('me.checkIn')} isIndexed={false} />
      <form
        method="post"
        action={paths.checkIn(slug)}
        className="check-in"
        data-island="check-in"
        data-at={draft.at}
        data-refused={page.refused?.refused}
      >
        <p className="progress">
          <progress max={draft.screens.length} value={step} aria-hidden="true" />{' '}
          {t('checkIn.step', { step, of: draft.screens.length })}
        </p>
        <Refusal page={page} />
        {draft.problem === null ? null : <Notice kind="refused">{t(`checkIn.problem.${draft.problem}`)}</Notice>}
        <Carried page={page} />
        <Body page={page} />
        <p className="submit">
          {draft.at === 'send' ? (
            <SendButtons draft={draft} slug={slug} />
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
