import { readFileSync } from 'node:fs'
import { type Level, rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { levelOf } from './sentences.ts'

// what patients put beside a sign, crossed with signs: where it was, how slight, how it eases, a remark
const knowledge = loadKnowledge()
const KINDS = ['place', 'mild', 'trend', 'remark'] as const
type Kind = (typeof KINDS)[number]
const list = z.array(z.string()).min(50)
const blocks = z
  .strictObject({
    worked: z.strictObject({ place: list, mild: list, trend: list, remark: list }),
    unread: z.strictObject({ place: list, mild: list, trend: list, remark: list }),
  })
  .parse(parse(readFileSync(new URL('./blocks.yaml', import.meta.url), 'utf8')))

type Row = readonly [slug: string, hours: number, say: string]
const behind = (core: string, block: string): string => `${core}, ${block}`
const NORMAL: readonly Row[] = [
  ['prp', 24, 'my scalp is a bit red'],
  ['fue', 60, 'forehead is slightly swollen'],
  ['fue', 150, 'it is a bit itchy'],
  ['microneedling', 72, 'the skin is flaky'],
  ['fut', 300, 'top of my head is numb'],
  ['mesotherapy', 40, 'small bruise on my scalp'],
]
const PLACED: readonly Row[] = [
  ['prp', 24, 'my scalp is a bit red'],
  ['prp', 24, "it's a bit sore"],
  ['fue', 150, 'itchy'],
  ['fut', 300, 'numb'],
]
const DANGERS: readonly (readonly [...Row, Level])[] = [
  ['prp', 120, 'yellow pus is coming out', 'urgent'],
  ['fue', 60, 'i cant breathe properly', 'emergency'],
  ['mesotherapy', 40, 'i have a fever of 39', 'urgent'],
  ['prp', 3, 'my right eye went dark', 'emergency'],
  ['fut', 100, 'the wound has opened', 'urgent'],
  ['microneedling', 72, 'hives all over my chest', 'urgent'],
  ['minoxidil-oral', 300, 'my ankles are swollen', 'contact'],
  ['finasteride', 900, 'i feel hopeless', 'urgent'],
]

const judged = ([slug, hoursSince]: readonly [string, number, ...unknown[]], say: string): Level =>
  levelOf({ treatments: [{ slug, hoursSince }], say }, knowledge)

const texts = (kind: Kind, all: readonly string[]): readonly (readonly [Row, string])[] =>
  all.flatMap((block) =>
    kind === 'place'
      ? PLACED.map((row) => [row, `${row[2]} ${block}`] as const)
      : NORMAL.map((row) => [row, behind(row[2], block)] as const),
  )

// what was reached when each was measured last; docs/recognition.md has the figures. None may fall back
const REACHED: Readonly<Record<keyof typeof blocks, Readonly<Record<Kind, number>>>> = {
  worked: { place: 0.93, mild: 0.97, trend: 0.96, remark: 0.97 },
  unread: { place: 0.8, mild: 0.85, trend: 0.9, remark: 0.92 },
}

describe.each(['worked', 'unread'] as const)('%s blocks', (set) => {
  test.each(KINDS)('%s: what is normal stays calm beside it', (kind) => {
    const all = texts(kind, blocks[set][kind])
    const calm = all.filter(([row, say]) => rank(judged(row, say)) < rank('contact')).length
    process.stdout.write(
      `${set} ${kind}: ${calm} of ${all.length} calm (${((100 * calm) / all.length).toFixed(1)} %)\n`,
    )
    expect(calm / all.length).toBeGreaterThanOrEqual(REACHED[set][kind])
  })

  test.each(['mild', 'trend', 'remark'] as const)('%s: no danger gets less than it needs beside it', (kind) => {
    const low = DANGERS.flatMap(([slug, hours, core, level]) =>
      blocks[set][kind]
        .flatMap((block) => [behind(core, block), behind(block, core)])
        .filter((say) => rank(judged([slug, hours], say)) < rank(level))
        .map((say) => `${slug}@${hours}h: ${say}`),
    )
    expect(low).toEqual([])
  })
})
