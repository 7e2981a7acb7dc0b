import { expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { SCREENS } from './chromium.ts'

const { served, enter } = atDemo()

// a review: "No hat: to today, 19:49", read on paper three days later
test('a page of the clinic says on paper, and only there, from when its "today" counts', async () => {
  const patient = await enter('mo', SCREENS.desktop)
  for (const path of ['me', 'me/plan']) {
    await patient.goto(`${served().url}/c/demo/${path}`)
    const asOf = patient.getByText(/^As of/)
    expect(await asOf.isVisible(), path).toBe(false)
    await patient.emulateMedia({ media: 'print' })
    expect(await asOf.innerText(), path).toMatch(/^As of \w{3} \d{1,2} \w{3} \d{4}, \d\d:\d\d \(Europe\/London\)/)
    await patient.emulateMedia({ media: 'screen' })
  }
})
