/** Shows what the words are taken to mean while they are typed, by asking the server; the form works without it. */
const form = document.querySelector<HTMLFormElement>('form[data-island="check"]')
const words = form?.querySelector<HTMLTextAreaElement>('#say')
const shown = form?.querySelector<HTMLElement>('#understood')
const PAUSE_MS = 400

let waiting: ReturnType<typeof setTimeout> | undefined
let asking: AbortController | undefined

/** Chips that somebody is answering stay as they are. */
const isBeingAnswered = (): boolean => shown?.contains(document.activeElement) ?? false

const ask = async (): Promise<void> => {
  if (!form || !words || !shown) return
  asking?.abort()
  asking = new AbortController()
  try {
    const response = await fetch('/understood', {
      method: 'POST',
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
      signal: asking.signal,
    })
    if (!response.ok || isBeingAnswered()) return
    shown.innerHTML = await response.text()
  } catch {
    // Without the server the form still sends itself; what it will answer then is not for this script to say.
  }
}

words?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => void ask(), PAUSE_MS)
})

export {}
