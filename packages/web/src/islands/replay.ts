/** Shows how far judging again is, until it is done. The page works without it: its link asks the same. */
const EVERY_MS = 2_000
// a network that swallows everything says nothing for minutes: by then it has been said that what is shown is old
const PATIENCE_MS = 10_000

const isTyping = (): boolean => /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')

/** Puts in what the page says now. Somebody who writes down a call is left alone: the list is brought up to date when they are done. */
const put = (fresh: Document, part: '[data-judge]' | '[data-list]'): void => {
  const [before, now] = [document, fresh].map((page) => page.querySelector(part))
  if (before && now) before.replaceChildren(...now.childNodes)
}

/** @returns whether it goes on */
const look = async (): Promise<boolean> => {
  const response = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE_MS) })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  if (!response.ok || !fresh.querySelector('[data-judge]')) throw new Error(String(response.status))
  const goesOn = fresh.querySelector('[data-running]') !== null
  if (!goesOn && isTyping()) return true
  put(fresh, '[data-judge]')
  if (!goesOn) put(fresh, '[data-list]')
  return goesOn
}

const again = async (): Promise<void> => {
  let goesOn = true
  try {
    if (!document.hidden) goesOn = await look()
  } catch {
    const late = document.querySelector<HTMLElement>('[data-late]')
    if (late) late.hidden = false
  }
  if (goesOn) setTimeout(() => void again(), EVERY_MS)
}

setTimeout(() => void again(), EVERY_MS)

export {}
