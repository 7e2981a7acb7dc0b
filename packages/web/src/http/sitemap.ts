import type { Knowledge } from '@anagen/kb'
import { normalPairs } from '../guide/normal-page.ts'
import { paths } from '../paths.ts'

/** Every page worth finding, as paths. */
const sitePaths = (knowledge: Knowledge): string[] => [
  paths.check(),
  paths.mayI(),
  paths.treatments(),
  ...Object.keys(knowledge.treatments).map(paths.treatment),
  ...normalPairs(knowledge).map(({ slug, sign }) => paths.normal(slug, sign)),
  paths.signs(),
  ...Object.keys(knowledge.signs).map(paths.sign),
  paths.about(),
]

/** The sitemap (sitemaps.org). */
export const sitemap = (origin: string, knowledge: Knowledge): string => {
  const urls = sitePaths(knowledge).map((path) => `<url><loc>${origin}${path}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

export const robots = (origin: string): string => `User-agent: *\nDisallow: /c/\nSitemap: ${origin}${paths.sitemap()}\n`
