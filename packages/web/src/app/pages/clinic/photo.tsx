import { clinicOf, isRefusal, orPage, refusedPage, showPhoto, siteRequest } from '@anagen/web/for-pages'
import type { LoaderFunctionArgs } from 'react-router'

/** One photo, for whoever may see it: the patient, their caregiver, those who look after them. */
export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { signedIn, clinics } = clinicOf(context.get(siteRequest))
  const actor = await signedIn()
  if (isRefusal(actor)) throw refusedPage(actor)
  const photoId = (params.photo ?? '').replace(/\.jpg$/, '')
  const { bytes } = orPage(await showPhoto({ photoId }, { ...clinics.deps, actor }))
  // kept by no browser: one that was withdrawn, or of somebody who signed out, must not come back from there
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' },
  })
}
