import { describe, expect, test } from 'vitest'
import { buildKnowledge, checkKnowledge, parseKnowledge } from '../src/authoring.ts'
import { KnowledgeError, showProblem } from '../src/problems.ts'
import { smallKnowledge, withFault } from './small-knowledge.ts'

const TODAY = '2026-11-21'
const TREATMENT = 'treatments/dabbing.yaml'

/** Problems in words, whether the parser or a check found them. */
const problemsOf = (texts: typeof smallKnowledge): string[] => {
  try {
    return checkKnowledge(parseKnowledge(texts), TODAY).map(showProblem)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems.map(showProblem)
    throw error
  }
}

/** The line of a text, counted from 1, on which `words` stand. */
const lineOf = (file: string, words: string): number => {
  const lines = (smallKnowledge[file] ?? '').split('\n')
  return lines.findIndex((line) => line.includes(words)) + 1
}

test('the small knowledge passes every check', () => expect(problemsOf(smallKnowledge)).toEqual([]))

describe('a fault is found, with its file, its line and what to write instead', () => {
  const rows: readonly [fault: string, file: string, find: string, replace: string, line: string, says: RegExp][] = [
    [
      'a key misspelt',
      TREATMENT,
      'max_expected_grade: 1',
      'max_expected_grad: 1',
      'max_expected_grade',
      /write "max_expected_grade"/,
    ],
    [
      'a level that does not exist',
      TREATMENT,
      'urgency: urgent',
      'urgency: urgnt',
      'urgency: urgent',
      /write one of contact, urgent, emergency/,
    ],
    ['YAML that does not parse', TREATMENT, 'term: Erythema', 'term: Erythema: red', 'term: Erythema', /mapping/i],
    [
      'a key that stands twice',
      TREATMENT,
      'plain: Pink skin',
      'term: again\n    plain: Pink skin',
      'plain: Pink skin',
      /unique/i,
    ],
    [
      'a sign that does not exist',
      TREATMENT,
      'signs: [pink]',
      'signs: [pnk]',
      'signs: [pink]',
      /no sign "pnk"; write pink/,
    ],
    [
      'a pattern on a sign that does not exist',
      TREATMENT,
      '[[hot]',
      '[[hott]',
      'pattern:',
      /no sign "hott"; write hot/,
    ],
    ['a window out of order', TREATMENT, 'upper: 72', 'upper: 40', 'resolves_hours', /48 comes after 40/],
    [
      'a dispute before its upper',
      TREATMENT,
      'disputed_until: 120',
      'disputed_until: 60',
      'resolves_hours',
      /72 comes after 60/,
    ],
    [
      'a sentence that is over before the window is',
      TREATMENT,
      'not_normal_when: [It grows]',
      'not_normal_when: [{ text: Still pink, still_after_hours: 1 }]',
      'not_normal_when: [It grows]',
      /upper and still_after_hours: 72 comes after 1/,
    ],
    [
      'a fact without a source',
      TREATMENT,
      'not_normal_when: [It grows]\n    sources: [S1]',
      'not_normal_when: [It grows]\n    sources: []',
      '- id: pinkness',
      /names no source; add one, or write `unsourced/,
    ],
    [
      'a source that is not listed',
      TREATMENT,
      'not_normal_when: [It grows]\n    sources: [S1]',
      'not_normal_when: [It grows]\n    sources: [S2]',
      '- id: pinkness',
      /names source S2/,
    ],
    [
      'a source that nothing names',
      TREATMENT,
      'sources: {S1:',
      'sources: {S9: {title: b, publisher: null, year: null, url: null, kind: review, seen: true}, S1:',
      'sources: {S1:',
      /source S9 is named by no fact/,
    ],
    [
      'an effect and a complication claiming the same',
      TREATMENT,
      '{sign: pink, grade: 2}',
      'pink',
      'pattern:',
      /burn and effect pinkness both claim pink/,
    ],
    [
      'facts nobody has read again',
      TREATMENT,
      'checked: "2026-11-01"',
      'checked: "2024-11-01"',
      'checked',
      /last checked on 2024-11-01/,
    ],
    ['facts without a date', TREATMENT, 'checked: "2026-11-01"\n', '', '', /says not when it was checked/],
    [
      'a slug that is not its file name',
      TREATMENT,
      'slug: dabbing',
      'slug: dabbed',
      'slug',
      /does not match the file name/,
    ],
    [
      'a phrase under two signs',
      'signs.yaml',
      'says: [gone dark]',
      'says: [gone dark, hot skin]',
      'id: lost-sight',
      /"hot skin" stands under hot and lost-sight/,
    ],
    ['a phrase that leads to no sign', 'signs.yaml', 'means: hot}', 'means: heat}', 'id: pink', /no sign "heat"/],
    [
      'a red flag on a sign that does not exist',
      'red-flags.yaml',
      '[[lost-sight]]',
      '[[lost-site]]',
      'pattern: {any: [[lost-sight]]}',
      /no sign "lost-site"; write lost-sight/,
    ],
    [
      'a modifier on a group that does not exist',
      'red-flags.yaml',
      'sign_groups: [heat]',
      'sign_groups: [heats]',
      'id: frail',
      /no group of signs "heats"; write heat/,
    ],
  ]
  test.each(rows)('%s', (_fault, file, find, replace, line, says) => {
    const found = problemsOf(withFault(file, find, replace))
    const at = line === '' ? `${file}:` : `${file}:${lineOf(file, line)}`
    expect(found.filter((problem) => problem.startsWith(at) && says.test(problem))).not.toEqual([])
  })
})

test('a sign that nothing judges is found', () => {
  const texts = withFault(
    'signs.yaml',
    'signs:\n',
    'signs:\n  - {id: green, plain: Green, group: skin, ctcae: null, grades: {1: a little}, never_calm: false, says: [green], not: [], ask: How green?, places: [scalp], often_with: [], sources: []}\n',
  )
  expect(problemsOf(texts)).toEqual([expect.stringMatching(/no effect, complication or red flag uses the sign green/)])
})

const scenes = (not: string): string => `version: 1
reviewed_by: null
checked: "2026-11-21"
lists:
  sun: [sun, sunshine]
  grave: [blister, burn]
says: {}
scenes:
  - sign: hot
    slots: [[like], [<sun>, beach]]
    not: [${not}]
`

test('a list that a scene names and that is not there is found: its words would take nothing back', () => {
  const texts = { ...smallKnowledge, 'says/skin.yaml': scenes('<grav>') }
  expect(problemsOf(texts)).toEqual([
    expect.stringMatching(/^says\/skin\.yaml:9 .*there is no list "grav"; write grave/),
  ])
})

test('a list stands for all its words, in a slot and in what takes a scene back', () => {
  const texts = { ...smallKnowledge, 'says/skin.yaml': scenes('<grave>, ice') }
  const [scene] = buildKnowledge(parseKnowledge(texts)).vocabulary.scenes
  expect(scene?.slots).toEqual([['like'], ['sun', 'sunshine', 'beach']])
  expect(scene?.not).toEqual(['blister', 'burn', 'ice'])
})

test('a missing file is named', () => {
  const { 'signs.yaml': _gone, ...rest } = smallKnowledge
  expect(problemsOf(rest)).toEqual([expect.stringMatching(/^signs\.yaml:1: this file is missing/)])
})
