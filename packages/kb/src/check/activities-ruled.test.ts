import { expect, test } from 'vitest'
import { parseKnowledge } from '../build/knowledge.ts'
import { readTexts } from '../load-node.ts'
import { showProblem } from '../problems.ts'
import { activitiesRuled } from './activities-ruled.ts'

const texts = readTexts()
const problemsWith = (file: string, from: string, to: string): string[] => {
  const text = texts[file] ?? ''
  expect(text).toContain(from)
  return activitiesRuled(parseKnowledge({ ...texts, [file]: text.replace(from, () => to) }), '2026-11-21').map(
    showProblem,
  )
}

test('the knowledge base as it stands says of every rule which activities it is about', () => {
  expect(activitiesRuled(parseKnowledge(texts), '2026-11-21').map(showProblem)).toEqual([])
})

const RULES = 'words/activity-rules.yaml'

test.each([
  [
    'an activity that does not exist',
    RULES,
    '{bars: [alcohol]}',
    '{bars: [alcohool]}',
    /activity-rules\.yaml:\d+ .*there is no activity "alcohool"; write alcohol/,
  ],
  [
    'a rule that does not exist',
    RULES,
    'precare/no-alcohol:',
    'precare/no-alcohl:',
    /there is no rule "prp\/precare\/no-alcohl"; write prp\/precare\/no-alcohol/,
  ],
  [
    'a rule that is not listed',
    RULES,
    '      precare/no-alcohol: {bars: [alcohol]}\n',
    '',
    /treatments\/prp\.yaml:\d+ .*does not say what prp\/precare\/no-alcohol means/,
  ],
  [
    'a rule that is listed twice',
    RULES,
    'treatments: [fue, fut]',
    'treatments: [fue, fut, fue]',
    /"fue\/[a-z-/]+" is listed twice/,
  ],
  [
    'a phrase of two activities',
    'words/activities.yaml',
    'words: [sauna, ',
    'words: [sauna, swim, ',
    /"swim" stands under swim and sauna/,
  ],
  [
    'a phrase of fillers',
    'words/activities.yaml',
    'words: [sauna, ',
    'words: [sauna, go to the, ',
    /"go to the" is all fillers/,
  ],
])('%s is named with its line and what to write', (_, file, from, to, message) => {
  expect(problemsWith(file, from, to).join('\n')).toMatch(message)
})
