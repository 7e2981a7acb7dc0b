import { clinicOf, isRefusal, orPage, refusedPage, showPhoto, siteRequest } from '@anagen/web/for-pages'
import type { LoaderFunctionArgs } from 'react-router'

/** One photo, for whoever may see it: the patient, their caregiver, those who look after them. */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { signedIn, clinics } = clinicOf(context.get(siteRequest))
  const actor = await signedIn()
  if (isRefusal(actor)) throw refusedPage(actor)
  const photoId = (params.photo ?? '').replace(/\.jpg$/, '')
  const { bytes } = orPage(await showPhoto({ photoId }, { ...clinics.deps, actor }))
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=600' },
  })
}
