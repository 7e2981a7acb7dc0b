import { describe, expect, test } from 'vitest'
import { unknowns } from '../../src/decide/rules/unknowns.ts'
import type { Report } from '../../src/report.ts'
import { caseOf, done, madeUp, modifier, reported } from './made-up.ts'

const knowledge = madeUp({ modifiers: [modifier('frail')] })
const told = { signs: [reported('pink')] }
const found = (parts: Partial<Report>) =>
  unknowns(caseOf(parts, knowledge)).map((f) => [f.level, f.rule, f.sign ?? f.treatment ?? f.name].join(' ').trim())

// Section 5 of the design, point 3: not knowing is at least `contact`, with the name of what is missing.
describe('not knowing', () => {
  test.each<[string, Partial<Report>, string[]]>([
    ['everything is known', told, []],
    ['no treatment', { ...told, treatments: [] }, ['contact no-treatment']],
    [
      'a treatment that was not recognised',
      { ...told, treatments: [], unknownTreatments: ['a peel'] },
      ['contact unknown-treatment a peel'],
    ],
    [
      'one beside a known one',
      { ...told, unknownTreatments: ['a peel', 'a wrap'] },
      ['contact unknown-treatment a peel', 'contact unknown-treatment a wrap'],
    ],
    ['a treatment without a time', { ...told, treatments: [done(null)] }, ['contact unknown-time dab']],
    [
      'a treatment that the knowledge does not have',
      { ...told, treatments: [done(0, { slug: 'rub' })] },
      ['contact unknown-treatment rub'],
    ],
    ['a grade', { signs: [reported('pink', { grade: null })] }, ['contact unknown-grade pink']],
    [
      'a condition that was not recognised',
      { ...told, unknownModifiers: ['my humours'] },
      ['contact unknown-modifier my humours'],
    ],
    ['a condition', { ...told, modifiers: ['frail', 'brave'] }, ['contact unknown-modifier brave']],
    ['words', { ...told, notUnderstood: ['my elbow glows'] }, ['contact not-understood my elbow glows']],
    ['talk', { ...told, takenAsTalk: ['my tea', 'my day'] }, ['watch taken-as-talk my tea", "my day']],
    ['words and no sign', { notUnderstood: ['my elbow glows'] }, ['contact not-understood my elbow glows']],
    ['nothing at all', {}, ['contact nothing-reported']],
    ['nothing, in words', { saysAllWell: true }, ['expected nothing-noticed']],
    ['all is well, but for a sign', { ...told, saysAllWell: true }, []],
    ['all is well, but for words', { saysAllWell: true, notUnderstood: ['odd'] }, ['contact not-understood odd']],
    ['all is well, but for a fever', { saysAllWell: true, temperatureC: 38 }, []],
  ])('%s', (_name, parts, findings) => expect(found(parts)).toEqual(findings))
})
