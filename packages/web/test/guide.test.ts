import { describe, expect, test } from 'vitest'
import { errors, get, knowledge, site, textOf } from './site.ts'

const pathsOf = async (): Promise<string[]> => {
  const { html } = await get('/sitemap.xml')
  return [...html.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '']) => path)
}

test('every page of the sitemap is there, names whom to call, and has one title and one h1', async () => {
  const wrong: string[] = []
  const paths = await pathsOf()
  expect(paths.length).toBeGreaterThan(300)
  for (const path of paths) {
    const { status, html } = await get(path)
    const h1 = html.match(/<h1[ >]/g)?.length
    const titles = html.match(/<title>/g)?.length
    if (status !== 200 || h1 !== 1 || titles !== 1 || !html.includes('tel:112'))
      wrong.push(`${path}: ${status}, ${h1} h1, ${titles} titles`)
  }
  expect(wrong).toEqual([])
  expect(errors).toEqual([])
})

describe('the guide of a treatment', () => {
  test.each(Object.values(knowledge.treatments).map((t) => [t.slug, t] as const))(
    '%s: nothing is left out',
    async (slug, t) => {
      const text = textOf((await get(`/treatments/${slug}`)).html)
      const facts = [
        ...t.effects.map((e) => e.plain),
        ...t.complications.map((c) => c.plain),
        ...t.instructions.map((i) => i.instruction),
        ...t.contraindications.map((c) => c.what),
        ...t.interactions.map((i) => i.why),
        ...t.claims.map((c) => c.why),
        ...t.questions.map((q) => q.answer),
        ...t.regulatory.map((r) => r.status),
        ...[...t.effects, ...t.instructions].flatMap((f) => f.disagreements ?? []),
      ]
      const plain = (words: string): string =>
        words.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\s+/g, ' ').trim()
      expect(facts.filter((fact) => !text.includes(plain(fact)))).toEqual([])
      if (t.reviewedBy === null) expect(text).toContain('not yet reviewed by a clinician')
    },
  )
})

describe('what is normal now, at the top of the guide', () => {
  const nowOf = async (path: string) => {
    const { status, html } = await get(path)
    const card = html.slice(html.indexOf('id="now"'), html.indexOf('class="toc"'))
    const [calm = '', not = ''] = card.split('<details')
    return { status, html, calm: textOf(calm), not: textOf(not) }
  }

  test('three days after PRP: soreness and bruises can be, redness is to be watched, a headache would not be', async () => {
    const { status, calm, not } = await nowOf('/treatments/prp?since.ago=3&since.unit=d')
    expect(status).toBe(200)
    expect(calm).toContain('At 3 days after the session')
    expect(calm).toMatch(/Expected\s+Sore or tender scalp/)
    expect(calm).toMatch(/Watch\s+Redness where the needle went in/)
    expect(calm).not.toContain('headache')
    expect(not).toMatch(/Contact\s+Mild headache/)
  })

  test('what has not begun says from when on', async () => {
    const { not } = await nowOf('/treatments/fue?since.ago=1&since.unit=d')
    expect(not).toMatch(/not before 7 days/)
  })

  test.each(Object.keys(knowledge.treatments))(
    '%s: ten years on, only what lasts while it is used is calm',
    async (slug) => {
      const { calm } = await nowOf(`/treatments/${slug}?since.ago=10&since.unit=y`)
      const over = knowledge.treatments[slug]?.effects.filter(
        (e) => !e.persistsWhileUsed && calm.includes(`${e.plain} `),
      )
      expect(over?.map(({ id }) => id)).toEqual([])
    },
  )

  test.each(['abc', '-3', '1e9', '?', '<b>'])(
    '"%s" is no time: a sentence says what to write, and nothing is called normal',
    async (ago) => {
      const { status, html, calm } = await nowOf(`/treatments/prp?since.ago=${encodeURIComponent(ago)}&since.unit=d`)
      expect(status).toBe(422)
      expect(calm).toContain('Write how long ago as a number, for example 3')
      expect(calm).not.toContain('Expected')
      expect(html).not.toContain('<b>')
    },
  )

  test('only the page without an answer is for search engines', async () => {
    expect((await nowOf('/treatments/prp?since.ago=3&since.unit=d')).html).toContain('noindex')
    expect((await nowOf('/treatments/prp')).html).not.toContain('noindex')
  })

  test.each(Object.keys(knowledge.treatments))('%s: every link within the page leads somewhere on it', async (slug) => {
    const { html } = await get(`/treatments/${slug}?since.ago=2&since.unit=d`)
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
    expect(targets.length).toBeGreaterThan(10)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })
})

describe('is this sign normal after this treatment?', () => {
  test('redness after PRP: expected for two days, watched on the third, then contact; severe is urgent', async () => {
    const { html } = await get('/normal/prp/redness')
    const table = textOf(html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>')))
    expect(table).toMatch(
      /the first 2 days Expected Contact Urgent 2 days to 3 days Watch Contact Urgent 3 days and later Contact Contact Urgent/,
    )
  })

  test.each([
    [
      'prp/redness',
      ['expected in the first 2 days after the session', 'eye on it until 3 days', 'From 3 days on: Contact'],
    ],
    [
      'fue/graft-shedding',
      ['expected from 7 days to 8 weeks', 'keep an eye on it until 3 months', 'From 3 months on: Contact'],
    ],
    ['smp/pinpoint-bleeding', ['expected in the first 24 hours', 'From 24 hours on: A clinician must see this today']],
    [
      'minoxidil-oral/extra-hair',
      ['from 3 weeks to 6 months after the first dose', 'It may last longer: then keep an eye'],
    ],
    ['exosome/numb-scalp', ['keep an eye on it in the first 6 hours', 'From 6 hours on: Contact']],
  ])('%s: the sentence says when, and what to do outside of it', async (pair, parts) => {
    const text = textOf((await get(`/normal/${pair}`)).html)
    for (const part of parts) expect(text).toContain(part)
  })

  test('pus is never normal', async () => {
    const text = textOf((await get('/normal/prp/pus')).html)
    expect(text).toContain('No. This is never taken as a normal effect')
    expect(text).toContain('Spreading skin infection')
  })

  test('a sign that the treatment does not list is never called expected', async () => {
    const { html } = await get('/normal/finasteride/graft-crusts')
    expect(html).toContain('noindex')
    expect(html.slice(html.indexOf('<tbody>'))).not.toContain('level-expected')
  })

  test.each(['/normal/prp/nope', '/normal/nope/redness', '/treatments/nope', '/signs/constructor'])(
    '%s is not there',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})

test('structured data is JSON, and nothing in it can end its script', async () => {
  for (const path of ['/treatments/prp', '/normal/prp/redness', '/signs/pus']) {
    const { html } = await get(path)
    const [, json = ''] = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(json)).toMatchObject({ '@context': 'https://schema.org' })
  }
})

test.each(['/', '/treatments/prp', '/normal/prp/redness', '/signs/pus', '/may-i', '/about'])(
  'a shared link to %s has a picture of 1200 by 630',
  async (path) => {
    const { html } = await get(path)
    const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? []
    const response = await site.request(address)
    expect(response.headers.get('content-type')).toBe('image/png')
    const png = Buffer.from(await response.arrayBuffer())
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    expect((await get('/pictures/nope.png')).status).toBe(404)
  },
)

test('the sitemap has every treatment, every sign and every sign of every treatment', async () => {
  const paths = new Set(await pathsOf())
  const wanted = Object.values(knowledge.treatments).flatMap(({ slug, effects }) => [
    `/treatments/${slug}`,
    ...effects.flatMap((e) => e.signs.map((sign) => `/normal/${slug}/${sign}`)),
  ])
  const signs = Object.keys(knowledge.signs).map((id) => `/signs/${id}`)
  expect(
    ['/', '/may-i', '/treatments', '/signs', '/about', ...wanted, ...signs].filter((path) => !paths.has(path)),
  ).toEqual([])
})

test('robots may read everything but the pages of clinics', async () => {
  const { html } = await get('/robots.txt')
  expect(html).toContain('Disallow: /c/')
  expect(html).toContain('/sitemap.xml')
})
