import { data } from 'react-router'
import type { SiteRequest } from '../site-context.ts'
import { type Given, givenOf } from './given.ts'

/** What the gallery shows; a server of real people has none. @throws the page of something that is not there */
export const galleryOf = (site: SiteRequest): Given => {
  if (!site.clinics?.demo) throw data(null, { status: 404 })
  return givenOf(site)
}
