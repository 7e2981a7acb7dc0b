import { loadKnowledge } from '@anagen/kb/load-node'
import type { Root } from 'mdast'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { claims, claimsParse } from '../src/index.ts'

const knowledge = loadKnowledge()

test('in a unified pipeline: messages with place, rule, expected, facts', async () => {
  const file = new VFile({ path: 'a.md', value: '# PRP\n\nPRP has no side effects.\n' })
  const pipeline = unified().use(claimsParse).use(claims, { knowledge })
  await pipeline.run(pipeline.parse(file) as Root, file)
  const [message] = file.messages.filter(({ ruleId }) => ruleId === 'absolute-safety')
  expect(message).toMatchObject({
    source: 'anagen',
    fatal: true,
    place: { start: { line: 3, column: 5, offset: 11 }, end: { line: 3, column: 24 } },
    url: 'docs/claims.md#absolute-safety',
  })
  expect(message?.expected).toHaveLength(1)
})
