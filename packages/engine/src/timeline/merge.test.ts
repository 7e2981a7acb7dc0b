import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { timeline } from './timeline.ts'
import type { SessionAt } from './types.ts'

/**
 * Worked rows: what is done (hour of each session) | activity | the merged spans: from-to level strength by whom.
 * The hours are read by hand from knowledge/treatments.
 */
const ROWS = `
prp 0                     | wash-hair     | -12-0 conditions should prp; 0-24 avoid should prp; 24-72 conditions should prp
prp 0                     | alcohol       | -48-0 avoid should prp; 0-24 avoid should prp; 24-72 avoid may prp
prp 0                     | hard-exercise | 0-48 avoid should prp; 48-72 avoid may prp; 72-168 conditions may prp
prp 0                     | hat           | 0-72 conditions should prp
prp 0                     | helmet        | 0-72 avoid should prp
fue 0                     | hat           | 0-3 avoid must fue; 3-120 avoid must fue; 120-336 conditions must fue
fue 0                     | swim          | 0-24 avoid must fue; 24-168 avoid must fue; 168-720 avoid should fue
fue 0                     | minoxidil     | -72-0 avoid - fue; 0-336 avoid may fue; 336-672 conditions may fue
prp 0, mesotherapy 0      | hard-exercise | 0-48 avoid should mesotherapy+prp; 48-72 avoid may prp; 72-168 conditions may prp
prp 0, mesotherapy 0      | touch-scalp   | 0-24 avoid must mesotherapy+prp; 24-72 avoid should mesotherapy+prp; 72-168 avoid should mesotherapy
prp 0, mesotherapy 24     | smoke         | -72--24 avoid should prp; -24-0 avoid should mesotherapy+prp; 0-24 avoid should prp+mesotherapy; 24-72 avoid should mesotherapy+prp
mesotherapy 0, minoxidil-topical -3000 | minoxidil | -3000--2664 conditions must minoxidil-topical; -2664--1656 conditions must minoxidil-topical; -1656-0 conditions must minoxidil-topical; 0-24 avoid should mesotherapy; 24-336 ask should mesotherapy; 336- conditions must minoxidil-topical
smp 0                     | mri           | 0- ask must smp
prp 0                     | aspirin       | -336--168 ask - prp; -168-0 ask should prp; 0-168 ask should prp
`

const HOUR_MS = 3_600_000
const start = Date.UTC(2026, 10, 17, 18)
const knowledge = loadKnowledge()

const rows = ROWS.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
const readSessions = (text: string): SessionAt[] =>
  text.split(',').map((session) => {
    const [slug = '', hour] = session.trim().split(/\s+/)
    return { slug, at: start + Number(hour) * HOUR_MS }
  })

test.each(rows)('%s: %s', (done = '', activity, spans) => {
  const line = timeline({ sessions: readSessions(done) }, knowledge).merged.find((m) => m.activity === activity)
  const hour = (at: number | null) => (at === null ? '' : String((at - start) / HOUR_MS))
  const shown = line?.spans.map(
    (s) => `${hour(s.from)}-${hour(s.to)} ${s.level} ${s.strength ?? '-'} ${s.askedBy.join('+')}`,
  )
  expect(shown?.join('; ')).toBe(spans)
})

test('a merged span cites every rule in it, the strictest first', () => {
  const { merged } = timeline({ sessions: readSessions('prp 0, mesotherapy 0') }, knowledge)
  const span = merged.find((m) => m.activity === 'hard-exercise')?.spans[0]
  expect(span?.facts).toEqual([
    'mesotherapy/aftercare/no-exercise-heavy-sweating',
    'prp/aftercare/no-hard-exercise-heavy-sweating',
    'prp/aftercare/hard-exercise-from-day-3-scalp',
  ])
  expect(span?.texts).toEqual(['No exercise or heavy sweating.', 'No hard exercise or heavy sweating.'])
})

test('a rule that is about no activity stands alone under its own words', () => {
  const { merged } = timeline({ sessions: readSessions('fue 0') }, knowledge)
  expect(merged.find((m) => m.activity === null && m.spans[0]?.facts[0] === 'fue/aftercare/mist-grafts')).toMatchObject(
    {
      topic: 'other',
      spans: [{ from: start, to: start + 72 * HOUR_MS, level: 'do', strength: 'should' }],
    },
  )
})
