import { expect, test } from 'vitest'
import { calmOf, SIGNS } from './calm-of.ts'

// dangers told after all, by denying what is normal, and by things. Each row was calm once
test.each(SIGNS)('%s told after all, spared in a wish, or the only thing there is, is never calm', (x) => {
  const told = [
    `no ${x}, wait, actually there is`,
    `no ${x}... well, a bit`,
    `no ${x} - correction, yes`,
    `no ${x}, or so I thought`,
    `no ${x} I said, but yes`,
    `would be perfect without the ${x}`,
    `could do without the ${x}`,
    `besides ${x} nothing`,
    `until yesterday no ${x}`,
  ]
  expect(calmOf(told)).toEqual([])
})

test('what is denied to be normal, seen on things or told by those who were called is never calm', () => {
  const told = [
    'it is anything but normal',
    'far from okay',
    'something is very wrong',
    'this is no ordinary redness',
    'not just a bit red',
    "wouldn't call it a bit sore",
    'not sore, torture',
    'the pillow is crimson',
    'bath water turned red',
    'changed the bandage five times since lunch',
    'a piece of scalp came off',
    'a needle is still in there',
    'paramedics came',
    'ended up in hospital',
    'cannot open my eye',
    'cannot shut my left eye',
    "can't stand the light",
    'he has not had a wet nappy',
    'wound is not drying',
    'no pain just a smell',
    'pain: no. a smell: yes',
    'breathing same as usual, poor',
    'burnt my head on the iron',
    'hairdryer burnt me',
  ]
  expect(calmOf(told)).toEqual([])
})

test('what no treatment expects at a part of the body is never calm', () => {
  const told = [
    'my belly is purple',
    'tingling hip',
    'my jaw is tight',
    'bruising on my chin',
    'bruise on my neck',
    'my neck is numb',
    'my ear is bleeding',
    'numbness in my back',
    'my back is numb',
    'swelling behind my eye',
    'my kidney is sore',
    'scabs on my arm',
  ]
  expect(calmOf(told, [['fue', 40]])).toEqual([])
})
