import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { lexiconOf } from './lexicon.ts'
import { type Filed, sceneIndexOf } from './scene-index.ts'

const knowledge = loadKnowledge()
const lexicon = lexiconOf(knowledge)
const { possibleIn } = sceneIndexOf(lexicon)
const { scenes } = knowledge.vocabulary

const idOf = (word: string): number => lexicon.idOf(word)

/** Is the scene among those that the words of these phrases, as written or inflected, could tell, opened by the first word of the first? */
const isPossible = (phrases: readonly string[], scene: (typeof scenes)[number]): boolean => {
  const words = phrases.flatMap((phrase) => lexicon.read(phrase))
  const bases = words.map((word) => idOf(lexicon.forms.base(word)))
  return [words.map(idOf), bases].every((ids) => {
    const { openedAt, fillerFrom } = possibleIn(ids, bases)
    const isFilled = (filed: Filed): boolean =>
      scene.slots.every((_, slot) => slot === 0 || fillerFrom(0, filed, slot) >= 0)
    return openedAt(0).some((filed) => filed.scene === scene && isFilled(filed))
  })
}

describe('the scenes that words may tell', () => {
  test('none is lost, whichever alternative fills a slot', () => {
    const lost = scenes.flatMap((scene) =>
      scene.slots.flatMap((alternatives, at) =>
        alternatives
          .map((one) => scene.slots.map(([first = ''], slot) => (slot === at ? one : first)))
          .filter((phrases) => !isPossible(phrases, scene)),
      ),
    )
    expect(lost).toEqual([])
  })

  test('one is left out where no word fills a slot', () => {
    const idsOf = (phrase: string): readonly number[] =>
      lexicon.read(phrase).flatMap((word) => [idOf(word), idOf(lexicon.forms.base(word))])
    const isElsewhere = ({ slots: [opening = [], ...others] }: (typeof scenes)[number]): boolean =>
      others.some((slot) => slot.some((one) => idsOf(one).some((id) => idsOf(opening[0] ?? '').includes(id))))
    const left = scenes.filter((scene) => !isElsewhere(scene))
    expect(left.length).toBeGreaterThan(scenes.length / 2)
    expect(left.filter((scene) => isPossible([scene.slots[0]?.[0] ?? ''], scene))).toEqual([])
  })
})
