import type { Knowledge } from '@anagen/kb'
import type { Handler } from 'hono'
import { sharePicture } from '../picture/share-picture.ts'

const A_DAY = 'public, max-age=86400'

/** Draws each treatment's picture once. */
export const sharePictures = (knowledge: Knowledge): Handler => {
  const drawn = new Map<string, Promise<Buffer>>()
  return async (c, next) => {
    const slug =
      c.req.path
        .split('/')
        .at(-1)
        ?.replace(/\.png$/, '') ?? ''
    const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
    if (!treatment) return next()
    const picture = drawn.get(slug) ?? sharePicture(treatment.name, treatment.effects)
    drawn.set(slug, picture)
    return c.body(new Uint8Array(await picture), 200, { 'content-type': 'image/png', 'cache-control': A_DAY })
  }
}
