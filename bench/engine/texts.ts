/**
 * Texts of 40 words in the way patients write, for the speed of `recognise` only: what it makes of them is judged by the
 * conformance tests. One word in ten is misspelled in a way of its own, because a misspelling met for the first time is
 * the dearest word there is.
 */
import { below, pick, type Random, seeded } from '../random.ts'

const WORDS_IN_TEXT = 40

const sentences = [
  "my forehead is puffy and it's worse than yesterday, no fever",
  'the back where they took the hair from is dead to the touch',
  'scalp is pink and a bit sore since last night',
  'top of my head feels like its burning when I lie down',
  "I'm on warfarin and it keeps oozing through the pillow",
  'some little scabs, they come off in the shower',
  'the swelling went away but now my eyelids are heavy',
  'had a temperature of 38.4 this morning, took paracetamol',
  'my husband says there is a red ring around one of the grafts',
  'tons of hair on my pillow again, is this the shedding phase?',
  'it itches like crazy behind both ears',
  'tiny white pimples where the new hairs should be',
  'yellow stuff comes out when I press on it',
  'dizzy when I stand up, heart racing a little',
  'no pus, no smell, nothing hot',
  'the pigment looks blueish on the left side',
  'slight headache the first evening, gone by now',
  'I think the donor area is a little swolen but better than monday',
  'cant feel the crown at all, pins and needles near the front',
  'a hard lump the size of a pea under the skin, doesnt hurt',
  'bruise on my temple turning green',
  'since I started the foam my skin is flaky and dry',
  'lost my appetite and feel low most days',
  'everything looks fine apart from the redness',
] as const

export function makeTexts(count: number, seed = 13): readonly string[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const words: string[] = []
    while (words.length < WORDS_IN_TEXT) words.push(...pick(sentences, random).split(' '), 'and')
    return words
      .slice(0, WORDS_IN_TEXT)
      .map((word) => (random() < 0.1 ? misspelled(word, random) : word))
      .join(' ')
  })
}

/** Two letters swapped and another one put in. */
function misspelled(word: string, random: Random): string {
  const swap = below(word.length, random)
  const swapped =
    word.slice(0, swap) +
    word
      .slice(swap, swap + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(swap + 2)
  const insert = below(word.length + 1, random)
  return swapped.slice(0, insert) + String.fromCharCode(97 + below(26, random)) + swapped.slice(insert)
}
