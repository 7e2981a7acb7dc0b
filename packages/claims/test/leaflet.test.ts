// Leaflets against the instructions of knowledge/treatments. What is expected here is read from those facts by a person.
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { makeLeafletChecker, parseArticle } from '../src/index.ts'

const knowledge = loadKnowledge()
const { lint, check } = makeLeafletChecker(knowledge)
const treatment = (slug: string) => {
  const found = knowledge.treatments[slug]
  if (!found) throw new Error(`no treatment ${slug}`)
  return found
}
const held = (slug: string, text: string) => {
  const source = `# Aftercare\n\n${text}\n`
  return check(lint(parseArticle(source), source), treatment(slug)).map((finding) => ({
    ...finding,
    words: source.slice(finding.start, finding.end),
  }))
}
const facts = (kind: string, slug: string, text: string): string[] =>
  held(slug, text)
    .filter((finding) => finding.kind === kind)
    .flatMap((finding) => finding.facts)

describe('contradicting: the leaflet lets people do too early what the fact forbids, or tells them to', () => {
  test.each([
    // fue: no alcohol for 72 hours, must
    ['fue', 'No alcohol for 24 hours.', 'fue/aftercare/no-alcohol', 'error'],
    ['fue', 'You may drink alcohol again after one day.', 'fue/aftercare/no-alcohol', 'error'],
    ['fue', '## The first 24 hours\n\n- no alcohol', 'fue/aftercare/no-alcohol', 'error'],
    ['fue', 'For the first day, avoid:\n\n- alcohol\n- driving', 'fue/aftercare/no-alcohol', 'error'],
    ['fue', '| what | avoid for |\n| --- | --- |\n| alcohol | 1 day |', 'fue/aftercare/no-alcohol', 'error'],
    ['fue', 'Alcohol and tobacco are off limits for 24 hours.', 'fue/aftercare/no-alcohol', 'error'],
    // fue: no sport for a week, must; strenuous exercise from three weeks, may
    ['fue', 'Go back to the gym after 3 days.', 'fue/aftercare/no-sport', 'error'],
    ['fue', 'Go back to the gym after 8 days.', 'fue/aftercare/strenuous-exercise', 'warning'],
    // fue: sauna not for 30 days, should
    ['fue', 'Sauna: wait two weeks.', 'fue/aftercare/no-sauna-or-hot-tub', 'warning'],
    // mesotherapy: no massage for a week
    ['mesotherapy', 'Massage the scalp daily.', 'mesotherapy/aftercare/no-massage-leave-scabs-alone', 'warning'],
    // prp: no washing in the first 24 hours
    ['prp', 'You can wash your hair on the same day.', 'prp/aftercare/keep-scalp-dry-no-washing', 'warning'],
    // prp: no hard exercise for 48 hours, should; from day 3, may
    ['prp', 'Skip hard exercise for 2 days.', 'prp/aftercare/hard-exercise-from-day-3-scalp', 'warning'],
    // prp: no alcohol: 24 hours, better 72; a month is far beyond
    ['prp', 'No alcohol for a month.', 'prp/aftercare/best-not-drink-alcohol-yet', 'warning'],
  ])('%s: %s', (slug, text, fact, severity) => {
    const found = held(slug, text).filter(({ kind }) => kind === 'contradicting')
    expect(found.map((finding) => finding.facts[0])).toContain(fact)
    expect(found.find((finding) => finding.facts[0] === fact)?.severity).toBe(severity)
    expect(found[0]?.words).toMatch(/\w/)
  })
  test.each([
    ['fue', 'No alcohol for a week.'],
    ['fue', 'No sauna for a month.'],
    ['fue', 'Avoid alcohol for 24 hours before the session. Afterwards no alcohol for a week.'],
    ['fue', '## Before the session\n\n- no alcohol for 24 hours'],
    ['prp', 'Keep the scalp dry for 24 hours, then wash gently.'],
    ['prp', 'No alcohol for 24 hours.', 'prp/aftercare/best-not-drink-alcohol-yet'],
    ['prp', 'Skip hard exercise for 3 days.'],
    ['fue', 'Scabs fall off between day 7 and day 10.'],
  ])('%s: "%s" contradicts nothing', (slug, text, but = '') => {
    expect(facts('contradicting', slug, text).filter((fact) => fact !== but)).toEqual([])
  })
})

describe('missing: what must or should be said', () => {
  test('an empty leaflet misses every rule after the session that is more than leave', () => {
    for (const { slug, instructions } of Object.values(knowledge.treatments)) {
      const asked = instructions.filter(({ kind, strength }) => kind !== 'before' && strength !== 'may')
      expect(facts('missing', slug, 'Thank you for your visit.').toSorted()).toEqual(
        asked.map(({ id }) => id).toSorted(),
      )
    }
  })
  test('what must be said is an error, what should be said a warning', () => {
    const severities = new Map(held('fue', 'Thank you.').map((finding) => [finding.facts[0], finding.severity]))
    expect(severities.get('fue/aftercare/no-alcohol')).toBe('error')
    expect(severities.get('fue/aftercare/no-swimming')).toBe('warning')
    expect(severities.has('fue/aftercare/loose-hat')).toBe(false)
  })
  test.each([
    ['fue', 'Stay off alcohol for three days.', 'fue/aftercare/no-alcohol'],
    ['fue', 'Sleep propped up for a week.', 'fue/aftercare/sleep-head-raised'],
    ['fue', 'Never lie face down.', 'fue/aftercare/no-face-down-sleep'],
    ['fue', 'Mist the grafts with saline every half hour.', 'fue/aftercare/mist-grafts'],
    ['fue', 'If a spot bleeds, press gauze on it firmly for ten minutes.', 'fue/aftercare/press-bleeding-spot'],
    ['fue', 'You must not drive home.', 'fue/aftercare/no-driving-if-sedated'],
    [
      'mesotherapy',
      'Look for lumps, sores or bare spots on the scalp every week.',
      'mesotherapy/aftercare/check-scalp-weekly-lumps-sores-bare',
    ],
  ])('%s: "%s" is %s', (slug, text, fact) => {
    expect(facts('missing', slug, 'Thank you.')).toContain(fact)
    expect(facts('missing', slug, text)).not.toContain(fact)
  })
  test('leave without a time is no ban', () => {
    expect(facts('missing', 'fue', 'You may drink alcohol.')).toContain('fue/aftercare/no-alcohol')
  })
  test('the instructions of a treatment, printed, miss and contradict nothing', () => {
    const misses = Object.values(knowledge.treatments).flatMap(({ slug, instructions }) => {
      const lines = instructions.filter(({ kind }) => kind !== 'before').map(({ instruction }) => `- ${instruction}`)
      return facts('missing', slug, lines.join('\n'))
    })
    expect(misses).toEqual([])
  })
})

describe('extra: what no fact asks for', () => {
  test.each([
    ['fue', 'Dab rose water on the bandage every night.'],
    ['prp', 'Apply raw honey under cling film.'],
    ['prp', 'Do not donate blood for a year.'],
  ])('%s: %s', (slug, text) => {
    const [found] = held(slug, text).filter(({ kind }) => kind === 'extra')
    expect(found).toMatchObject({ severity: 'warning', facts: [], quote: text.replace(/\.$/, '') })
  })
  test.each([
    ['fue', 'No alcohol for a week.'],
    ['fue', 'Call us at once if you see pus.'],
    ['prp', 'The clinic is open from nine to five.'],
    ['prp', 'Eat a light meal beforehand.'],
  ])('%s: "%s" is none', (slug, text) => {
    expect(held(slug, text).filter(({ kind }) => kind === 'extra')).toEqual([])
  })
})

test('a leaflet of one line of 35,000 words is read to its end', () => {
  const line = `${'PRP is done in our clinic, '.repeat(6000)}no alcohol for a month`
  expect(facts('contradicting', 'prp', line)).toContain('prp/aftercare/best-not-drink-alcohol-yet')
})
