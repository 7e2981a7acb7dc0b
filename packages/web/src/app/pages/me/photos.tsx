import { attachMine, myPhotosOf, orPage, patientVisit, siteRequest, withdrawMyPhoto } from '@anagen/web/for-pages'
import { useTranslation } from 'react-i18next'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Photos } from '../../parts/clinic/case-history.tsx'
import { Notice, RefusalNotice } from '../../parts/clinic/notice.tsx'
import { PoseGuide } from '../../parts/clinic/pose-guide.tsx'
import { TakenBackNotice } from '../../parts/clinic/withdrawn.tsx'
import { PageHead } from '../../parts/page-head.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const site = context.get(siteRequest)
  const { clinic, asked, patientId } = await patientVisit(site, request)
  return {
    slug: clinic.slug,
    photos: orPage(await myPhotosOf(asked, patientId, { zone: clinic.zone, now: site.now })),
    checkIn: new URL(request.url).searchParams.get('check-in') ?? '',
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { asked, patientId } = await patientVisit(context.get(siteRequest), request)
  const form = await request.formData()
  if (form.get('move') === 'withdraw') return { takenBack: await withdrawMyPhoto(form, asked), stored: 0, failed: [] }
  return { ...(await attachMine(form, patientId, asked)), takenBack: null }
}

export default function MyPhotosPage() {
  const { t } = useTranslation()
  const { slug, photos, checkIn } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('me.photos')} description={t('me.photos')} isIndexed={false} />
      <h1>{t('me.photos')}</h1>
      {result?.takenBack ? <TakenBackNotice result={result.takenBack} /> : null}
      {result && result.stored > 0 ? <Notice kind="done">{t('photos.stored', { count: result.stored })}</Notice> : null}
      {result?.failed.map(({ name, why }) => (
        <RefusalNotice key={name} detail={t('photos.failed', { name, why })} />
      ))}
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="check-in" value={checkIn} />
        <p>{t('photos.guide')}</p>
        <PoseGuide />
        <p className="field">
          <label htmlFor="photo">{t('photos.choose')}</label>
          <input id="photo" name="photo" type="file" accept="image/*" multiple required />
          <small>{t('photos.hint')}</small>
        </p>
        <p className="submit">
          <button type="submit">{t('photos.send')}</button>
        </p>
      </form>
      <Photos slug={slug} photos={photos} areTheirs />
    </>
  )
}
