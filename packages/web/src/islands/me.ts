/** The patient's pages without a network: keeps what is typed, and sends later what could not be sent. The pages work without it. */
import { autosave, forgetDraft } from './me/draft.ts'
import { forgetUnsent, keepUnsent, readUnsent, send, type Unsent } from './me/unsent.ts'

const bar = document.querySelector<HTMLElement>('#unsent')
const form = document.querySelector<HTMLFormElement>('form.check-in')
const patient = bar?.dataset.patient ?? ''
const RETRY_MS = 15_000

const words = (name: string): string => bar?.dataset[name] ?? ''

const showWaiting = (isRefused = false): void => {
  if (!bar) return
  const waiting = readUnsent(localStorage, patient).length
  bar.hidden = waiting === 0
  if (waiting === 0) return
  const strong = document.createElement('strong')
  strong.textContent = words('notSent')
  const again = document.createElement('button')
  again.type = 'button'
  again.className = 'quiet'
  again.textContent = words('sendNow')
  again.addEventListener('click', () => void flush())
  bar.replaceChildren(strong, ` ${words(isRefused ? 'refused' : 'why')} `, again)
}

const showSent = (url: string): void => {
  if (!bar) return
  const link = document.createElement('a')
  link.href = url
  link.textContent = words('answer')
  bar.hidden = false
  bar.replaceChildren(`${words('sent')} `, link)
}

let flushing = false

/** Sends what waits, the oldest first. */
const flush = async (): Promise<void> => {
  if (flushing) return
  flushing = true
  try {
    for (const unsent of readUnsent(localStorage, patient)) {
      const result = await send(unsent)
      if (result.kind === 'stored') {
        forgetUnsent(localStorage, unsent.id)
        showSent(result.url)
        continue
      }
      showWaiting(result.kind === 'refused')
      return
    }
  } finally {
    flushing = false
  }
}

const unsentFrom = (of: HTMLFormElement): Unsent => {
  const fields = new FormData(of)
  const given = String(fields.get('id') ?? '')
  const id = given === '' ? crypto.randomUUID() : given
  fields.set('id', id)
  fields.set('go', 'send')
  // the moment at which it was written is what it is judged for; it never changes when it is sent again
  fields.set('writtenAt', new Date().toISOString())
  return { id, action: of.action, body: new URLSearchParams([...fields].map(([n, v]) => [n, String(v)])).toString() }
}

const isLast = (event: SubmitEvent): boolean =>
  event.submitter instanceof HTMLButtonElement && event.submitter.name === 'go' && event.submitter.value === 'send'

const sendOrKeep = async (of: HTMLFormElement): Promise<void> => {
  const unsent = unsentFrom(of)
  // kept first: a tab that is closed now loses nothing
  keepUnsent(localStorage, unsent)
  forgetDraft(localStorage, patient)
  const result = await send(unsent)
  if (result.kind === 'stored') {
    forgetUnsent(localStorage, unsent.id)
    location.assign(result.url)
    return
  }
  if (result.kind === 'refused') {
    // the server's own page says what is wrong
    forgetUnsent(localStorage, unsent.id)
    of.submit()
    return
  }
  showWaiting()
  bar?.scrollIntoView()
}

if (form) {
  autosave(form, localStorage, patient)
  form.addEventListener('submit', (event) => {
    if (!isLast(event)) return
    event.preventDefault()
    void sendOrKeep(form)
  })
}

showWaiting()
void flush()
addEventListener('online', () => void flush())
setInterval(() => void flush(), RETRY_MS)

const keepOfflinePage = async (): Promise<void> => {
  const offline = words('offline')
  if (offline === '' || !('caches' in globalThis)) return
  await navigator.serviceWorker.register(words('worker'), { scope: '/c/' })
  const files = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]')]
  const kept = await caches.open('anagen-me')
  await kept.addAll([offline, ...files.map((file) => ('href' in file ? file.href : file.src))])
}

if ('serviceWorker' in navigator) keepOfflinePage().catch(() => undefined)
