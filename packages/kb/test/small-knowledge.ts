import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { KnowledgeTexts } from '../src/build/knowledge.ts'

const fileOf = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../knowledge/${name}`, import.meta.url)), 'utf8')

const advice = fileOf('advice.yaml').replace(/general_facts: .*/, 'general_facts: [red-flag/sight-lost]')

/** The smallest knowledge that passes every check: one made-up treatment, three signs, one red flag. Not clinical. */
export const smallKnowledge: KnowledgeTexts = {
  'advice.yaml': advice,
  'choosing/texts.yaml': fileOf('choosing/texts.yaml'),
  'choosing/nothing.yaml': fileOf('choosing/nothing.yaml'),
  'choosing/scales.yaml': fileOf('choosing/scales.yaml'),
  'choosing/rules.yaml': `version: 1
reviewed_by: null
checked: "2026-11-01"
rules: [{id: bleeding, when: [[bleeds]], level: caution, what: Bleeding, why: It bleeds., sources: [dabbing/S1]}]
`,
  'choosing/areas.yaml': `version: 1
reviewed_by: null
checked: "2026-11-01"
unsourced: made up for a test
review_minutes: 30
areas: [{id: whole, label: all of it, share: 1}]
`,
  'choosing/traits.yaml': `version: 1
reviewed_by: null
checked: "2026-11-01"
fillers: [a]
negations: [not]
groups: [{id: illness, ask: "Do you have {label}?"}]
traits: [{id: bleeds, group: illness, label: a bleeding disorder, says: [bleeder]}]
`,
  'claims/approval.yaml': '{}',
  'claims/care.yaml': fileOf('claims/care.yaml').replace(/^also:\n(?: {2}.*\n)+/m, 'also: {}\n'),
  'claims/compare.yaml': fileOf('claims/compare.yaml').replace(/^also:\n(?: {2}.*\n)+/m, 'also: {}\n'),
  'claims/effects.yaml': '[]',
  'claims/frames.yaml': '{}',
  'claims/lexicon.yaml': '{classes: {}, irregular: {}, concepts: {}}',
  'claims/sources.yaml': 'sources: {}',
  'claims/treatments.yaml': '{}',
  'emergency.yaml': `version: 1
checked: "2026-11-01"
default: {lines: [{number: "112", sources: [S1]}]}
countries: [{code: XX, name: Nowhere, emergency: [{number: "112", sources: [S1]}]}]
sources: {S1: {title: a page, publisher: null, year: null, url: null, kind: guideline, seen: true}}
`,
  'habits.yaml': `version: 1
checked: "2026-11-01"
habits: [{id: eat, topic: diet, advice: Eat., evidence: unknown, why: Nobody measured., sources: [], unsourced: made up for a test}]
products_mentioned: []
sources: {}
`,
  'red-flags.yaml': `version: 1
reviewed_by: null
checked: "2026-11-01"
urgency_levels: {contact: Call., urgent: See., emergency: Now.}
red_flags:
  - id: sight-lost
    term: Loss of sight
    plain: Sight is lost
    applies_to: [any]
    signs: [no sight]
    pattern: {any: [[lost-sight]]}
    window_hours: [0, 72]
    usual_onset_hours: [0, 1]
    any_time: true
    urgency: emergency
    sources: [S1]
fever_thresholds:
  readings: {fever_from: 37.5, grade_2_above: 39.0, grade_3_above: 40.0, low_below: 36.0, felt_counts_as: 38.0, sources: [S1]}
  how_to_measure: In the mouth.
  rules: [{id: any-fever, min_c: 38.0, max_c: null, when: any, urgency: urgent, why: it may spread, sources: [S1], pattern: {any: [[{sign: hot, temperature_at_least: 38.0}]]}}]
sign_groups: {heat: [hot]}
modifiers:
  - {id: frail, who: Frail people, says: [frail], shifts: [{by: 1, sign_groups: [heat]}], also: [], sources: [S1]}
review_notes: []
sources: {S1: {title: a page, publisher: null, year: null, url: null, kind: guideline, seen: true}}
`,
  'signs.yaml': `version: 1
reviewed_by: null
checked: "2026-11-01"
places: [scalp]
groups: [skin]
severity_words: {1: [mild], 2: [quite], 3: [severe], 4: [dying]}
trend_words: {better: [easing], same: [still], worse: [worse], new: [new]}
negations: {absent: ["no"], resolved: [went away], scope_ends: [but], not_negations: [not better]}
uncertainty_words: [maybe]
time_words:
  just_now: {phrases: [just now], hours: 0}
  today: {phrases: [today], hours: 12}
  yesterday: {phrases: [yesterday], hours: 24}
  few_days: {phrases: [a few days], hours: 72}
  week: {phrases: [a week], hours: 168}
  fortnight: {phrases: [two weeks], hours: 336}
  month: {phrases: [a month], hours: 720}
  quarter: {phrases: [three months], hours: 2160}
  half_year: {phrases: [six months], hours: 4380}
  year: {phrases: [a year], hours: 8760}
  units: {hour: [h]}
  clock: [day n]
  duration: [for n days]
  duration_long: [for ages]
spread_words: [spreading]
since_gap_words: [was fine until]
side_words: {one: [left side], both: [both sides]}
temperature_words: {celsius: [c], fahrenheit: [f], fever_guess: [temp], measured: [thermometer], hidden_by: [after paracetamol]}
signs:
  - {id: pink, plain: Pink skin, group: skin, ctcae: null, grades: {1: a little, 2: a lot}, never_calm: false, says: [pink skin, {phrase: crimson, grade: 2}], not: [{phrase: hot skin, means: hot}], ask: How pink?, places: [scalp], often_with: [hot], sources: []}
  - {id: hot, plain: Hot skin, group: skin, ctcae: null, grades: {1: warm, 2: hot}, never_calm: true, says: [hot skin], not: [], ask: How hot?, places: [scalp], often_with: [], sources: [red-flags/S1]}
  - {id: lost-sight, plain: Lost sight, group: skin, ctcae: null, grades: {3: partly, 4: wholly}, never_calm: true, says: [gone dark], not: [], ask: Which eye?, places: [scalp], often_with: [], sources: []}
`,
  'treatments/dabbing.yaml': `slug: dabbing
name: Dabbing
reviewed_by: null
checked: "2026-11-01"
also_known_as: [dab]
category: injection
what_it_is: Made up for tests.
regulatory: []
evidence: {level: none, summary: None., sources: [S1]}
course: {sessions: [1, 2], interval_days: [7, 14], session_minutes: null, maintenance: None., where: clinic, review: {after_days: [30, 60], of: last, says: Look., source: S1}, upkeep: {every_days: null, says: None., source: S1}, stopping: {says: Nothing., short: nothing, source: S1}, sources: [S1]}
outlook: {first_results: {short: soon, says: Soon., source: S1}, likely: {in_100: null, short: unknown, says: Nobody knows., source: S1}}
results: []
contraindications: []
interactions: []
precare: []
aftercare: []
effects:
  - id: pinkness
    term: Erythema
    plain: Pink skin
    signs: [pink]
    frequency: {category: common, percent: [1, 2], source: S1}
    onset_hours: [0, 24]
    resolves_hours: {typical: [4, 48], upper: 72, disputed_until: 120}
    max_expected_grade: 1
    self_care: [Wait]
    not_normal_when: [It grows]
    sources: [S1]
complications:
  - id: burn
    term: Burn
    plain: Burnt skin
    signs: [hot]
    pattern: {any: [[hot], [{sign: pink, grade: 2}]]}
    onset_hours: [0, 72]
    urgency: urgent
    frequency: {category: unknown, percent: null, source: null}
    sources: [S1]
myths_and_claims: []
seeds_say: []
review_notes: []
sources: {S1: {title: a page, publisher: null, year: null, url: null, kind: guideline, seen: true}}
`,
}

/** The small knowledge with one text replaced; fails when there is nothing to replace, so that a test cannot pass by accident. */
export const withFault = (file: string, find: string, replace: string): KnowledgeTexts => {
  const before = smallKnowledge[file] ?? ''
  if (!before.includes(find)) throw new Error(`"${find}" is not in ${file}`)
  return { ...smallKnowledge, [file]: before.replace(find, () => replace) }
}
