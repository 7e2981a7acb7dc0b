import { describe, expect, test } from 'vitest'
import { checkKnowledge, parseKnowledge } from '../src/authoring.ts'
import { readTexts } from '../src/load-node.ts'
import { parseYaml } from '../src/parse-yaml.ts'
import { showProblem } from '../src/problems.ts'
import { wordsFiles } from '../src/schema/words.ts'

const TODAY = '2026-11-21'
const texts = readTexts()
const whole = parseKnowledge(texts)
const wordsOf = (name: string): string => texts[`words/${name}.yaml`] ?? ''

/** Problems in words once one file of words reads otherwise, whether its schema or a check found them. */
function problemsOf(name: string, written: string): string[] {
  const schema = wordsFiles[name]
  if (!schema) throw new Error(`no schema for ${name}.yaml`)
  const parsed = parseYaml(`words/${name}.yaml`, written, schema)
  const problems =
    'problems' in parsed
      ? parsed.problems
      : checkKnowledge({ ...whole, words: { ...whole.words, [name]: parsed } }, TODAY)
  return problems.map(showProblem)
}

describe('a slip in a file of words stops the start: what it was written for would never be read', () => {
  test.each<readonly [fault: string, find: string, replace: string, says: RegExp]>([
    [
      'a class misspelt',
      '<paracetamol>|ibuprofen',
      '<paracetmol>|ibuprofen',
      /no class <paracetmol> above; write <paracetamol>/,
    ],
    [
      'a class not in its letters',
      '<paracetamol>|ibuprofen',
      '<Paracetamol>|ibuprofen',
      /no class <Paracetamol> above/,
    ],
    ['a class used before it is written', '  easier: weaker', '  easier: <wane> weaker', /no class <wane> above/],
    [
      'a bracket left open',
      '(is|it is|its|now|a bit|bit|also|and|is also)*',
      '(is|it is|its|now|a bit|bit|also|and|is also*',
      /close the bracket/,
    ],
    ['a bracket too many', 'is also)* running', 'is also)) running', /"\)" without "\("/],
    ['alternatives without a bracket', 'is also)* running', 'is also)* running|walking', /inside brackets/],
    [
      'two clauses before',
      '<any> < with (the|my|a)? (flash',
      '<any> < so < with (the|my|a)? (flash',
      /one "<" and one ">" at most/,
    ],
    ['a sign of the machine', 'is also)* running', 'is also)* running.*', /"running\.\*" is no word/],
  ])('asides.yaml: %s', (_fault, find, replace, says) => {
    const written = wordsOf('asides')
    expect(written.split(find)).toHaveLength(2)
    const found = problemsOf('asides', written.replace(find, replace))
    expect(found).toEqual([expect.stringMatching(says)])
    expect(found[0]).toMatch(/^words\/asides\.yaml:\d+ /)
  })

  test.each<readonly [name: string, find: string, replace: string, says: RegExp]>([
    ['asides', 'no_course: [bleeding,', 'no_course: [bleding,', /no group of signs "bleding"; write bleeding/],
    ['places', '    crown: swirl', '    crwn: swirl', /no place "crwn"; write crown/],
    ['sensations', '  breathless: breath\n', '  breathles: breath\n', /no sign "breathles"; write breathless/],
    [
      'sensations',
      '      lump: tense-growing-lump\n',
      '      lumb: tense-growing-lump\n',
      /no sensation "lumb"; write lump/,
    ],
    [
      'sensations',
      'sudden-testicle-pain: testicles\n',
      'sudden-testicle-pain: testicels\n',
      /no place "testicels"; write testicles/,
    ],
    [
      'severity',
      '  - sudden-sight-loss',
      '  - sudden-site-loss',
      /no sign "sudden-site-loss"; write sudden-sight-loss/,
    ],
    [
      'conditions',
      '{immunosuppression: [',
      '{immunosupression: [',
      /no modifier "immunosupression"; write immunosuppression/,
    ],
  ])('%s.yaml: %s', (name, find, replace, says) => {
    const written = wordsOf(name)
    expect(written).toContain(find)
    const found = problemsOf(name, written.replace(find, replace))
    expect(found).toEqual([expect.stringMatching(says)])
  })
})
