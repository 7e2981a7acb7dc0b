import type { Knowledge } from '@anagen/kb'
import type { Handler } from 'hono'
import { SITE_PICTURE } from '../paths.ts'
import { sharePicture, sitePicture } from '../picture/share-picture.ts'

const A_DAY = 'public, max-age=86400'

/** Draws each treatment's picture, and that of the site, once. */
export const sharePictures = (knowledge: Knowledge): Handler => {
  const drawn = new Map<string, Promise<Buffer>>()
  return async (c, next) => {
    const slug =
      c.req.path
        .split('/')
        .at(-1)
        ?.replace(/\.png$/, '') ?? ''
    const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
    if (!treatment && slug !== SITE_PICTURE) return next()
    const picture = drawn.get(slug) ?? (treatment ? sharePicture(treatment.name, treatment.effects) : sitePicture())
    drawn.set(slug, picture)
    return c.body(new Uint8Array(await picture), 200, { 'content-type': 'image/png', 'cache-control': A_DAY })
  }
}
