import { parseDid, type TreatmentDone, treatmentSlug } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { BadInput, orBadInput } from '../bad-input.ts'
import { pad, wrap } from '../text/wrap.ts'
import { askUntil } from './asker.ts'
import type { Clocked } from './clocked.ts'

/** The treatments, numbered. */
export const treatmentList = (knowledge: Knowledge, columns: number): string =>
  Object.values(knowledge.treatments)
    .flatMap((t, i) => wrap(t.name, columns, `  ${pad(String(i + 1), 3)}${pad(t.slug, 20)}`))
    .join('\n')

/** `3, fue` as slugs. */
const readTreatments = (answer: string, knowledge: Knowledge): string[] => {
  const slugs = Object.keys(knowledge.treatments)
  const words = answer.split(/[,;]+/).map((word) => word.trim())
  return [
    ...new Set(
      words
        .filter((word) => word !== '')
        .map((word) => {
          if (!/^\d+$/.test(word)) return orBadInput(treatmentSlug(word, knowledge, 'what was done'))
          const slug = slugs[Number(word) - 1]
          if (!slug)
            throw new BadInput(`${word} is not in the list; write a number from 1 to ${slugs.length}, or a name`)
          return slug
        }),
    ),
  ]
}

/** Asks when one treatment was done. */
export const askWhen = (slug: string, { ask, say, moment, knowledge }: Clocked): Promise<TreatmentDone> =>
  askUntil(ask, say, `When was ${slug}? (30h, 3d, 2w, 2026-11-17T10:00; Enter = not known) `, async (answer) =>
    orBadInput(
      parseDid(
        `${slug}@${answer === '' ? '?' : answer.replace(/ ago$/i, '')}`,
        await moment([answer]),
        knowledge,
        'when',
      ),
    ),
  )

/** Asks what was done, and when. */
export const askWhatWasDone = async (clocked: Clocked): Promise<TreatmentDone[]> => {
  const { ask, say, knowledge } = clocked
  const question = 'What was done? (a number or name; several with commas; Enter = not sure) '
  const slugs = await askUntil(ask, say, question, (answer) => readTreatments(answer, knowledge))
  const done: TreatmentDone[] = []
  for (const slug of slugs) done.push(await askWhen(slug, clocked))
  return done
}
