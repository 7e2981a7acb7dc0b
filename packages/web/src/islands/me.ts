/** The patient's pages without a network: keeps what is typed, and sends later what could not be sent. The pages work without it. */
import { autosave, forgetDraft } from './me/draft.ts'
import { forgetUnsent, keepUnsent, type NotSent, readUnsent, send, type Unsent } from './me/unsent.ts'

const bar = document.querySelector<HTMLElement>('#unsent')
const form = document.querySelector<HTMLFormElement>('form.check-in')
const patient = bar?.dataset.patient ?? ''
const RETRY_MS = 15_000

const words = (name: string): string => bar?.dataset[name] ?? ''

/** Says that something waits here and why; nothing where nothing waits. */
const showWaiting = (why: NotSent = { kind: 'offline' }): void => {
  if (!bar) return
  const waiting = waitingHere().length
  bar.hidden = waiting === 0
  if (waiting === 0) return
  const strong = document.createElement('strong')
  strong.textContent = words('notSent')
  bar.replaceChildren(strong, ` ${words(why.kind)} `, wayOn(why))
}

/** What somebody can do about it. */
const wayOn = (why: NotSent): HTMLElement => {
  if (why.kind === 'signedOut') return linkTo(why.url, 'signIn')
  return why.kind === 'refused' ? readWhy(why.unsent) : tryNow()
}

/** The server's own page says why it was not taken, beside the words; they stay on this device until they are stored. */
const readWhy = ({ action, body }: Unsent): HTMLFormElement => {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  for (const [name, value] of new URLSearchParams(body)) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name, value })
    form.append(field)
  }
  const button = document.createElement('button')
  button.className = 'quiet'
  button.textContent = words('why')
  form.append(button)
  return form
}

const linkTo = (url: string, name: string): HTMLAnchorElement => {
  const link = document.createElement('a')
  link.href = url
  link.textContent = words(name)
  return link
}

const tryNow = (): HTMLButtonElement => {
  const again = document.createElement('button')
  again.type = 'button'
  again.className = 'quiet'
  again.textContent = words('sendNow')
  again.addEventListener('click', () => void flush())
  return again
}

const showSent = (url: string): void => {
  if (!bar) return
  bar.hidden = false
  bar.replaceChildren(`${words('sent')} `, linkTo(url, 'answer'))
}

const fieldOf = (name: string): string => form?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ''

const earlierOf = ({ body }: Unsent): string => new URLSearchParams(body).get('earlier') ?? ''

// somebody reads just now why it was not taken: it is sent from this page, by them
let isLookedAt = form?.dataset.refused !== undefined

const waitingHere = (): readonly Unsent[] => {
  const all = readUnsent(localStorage, patient)
  const elsewhere = new Set([...all.map(earlierOf), ...(isLookedAt ? [fieldOf('id'), fieldOf('earlier')] : [])])
  return all.filter(({ id }) => !elsewhere.has(id))
}

/** It is stored: with it goes what it was written anew from. */
const forgetStored = (unsent: Unsent): void => {
  forgetUnsent(localStorage, unsent.id)
  forgetUnsent(localStorage, earlierOf(unsent))
}

let flushing = false

/** Sends what waits, the oldest first. One that the server refuses holds up no other. */
const flush = async (): Promise<void> => {
  if (flushing) return
  flushing = true
  try {
    let left: NotSent | null = null
    for (const unsent of waitingHere()) {
      const result = await send(unsent)
      if (result.kind === 'stored') {
        forgetStored(unsent)
        showSent(result.url)
      } else left = result
      if (result.kind === 'offline' || result.kind === 'signedOut') break
    }
    if (left) showWaiting(left)
  } finally {
    flushing = false
  }
}

const unsentFrom = (of: HTMLFormElement, go: string): Unsent => {
  const fields = new FormData(of)
  // the page without a network has no id yet
  of.dataset.id ??= crypto.randomUUID()
  const id = String(fields.get('id') || of.dataset.id)
  fields.set('id', id)
  fields.set('go', go)
  const said = new URLSearchParams([...fields].map(([n, v]) => [n, String(v)])).toString()
  // the moment at which it was written is what it is judged for; it never changes when it is sent again, by a second press too
  const before = readUnsent(localStorage, patient).find((kept) => kept.id === id && kept.body.startsWith(`${said}&`))
  return before ?? { id, action: of.action, body: `${said}&writtenAt=${encodeURIComponent(new Date().toISOString())}` }
}

/** The button that sends, as opposed to those that go from screen to screen. */
const sendButton = ({ submitter }: SubmitEvent): HTMLButtonElement | null =>
  submitter instanceof HTMLButtonElement && submitter.name === 'go' && /^(send|correct)$/.test(submitter.value)
    ? submitter
    : null

/** Kept first: a tab that is closed now loses nothing. @returns null where this device has no room; the form then sends itself, as without scripts */
const kept = (of: HTMLFormElement, { value }: HTMLButtonElement): Unsent | null => {
  try {
    const unsent = unsentFrom(of, value)
    keepUnsent(localStorage, unsent)
    isLookedAt = false
    return unsent
  } catch {
    return null
  }
}

let isByItself = false

/** On a slow line it takes a while: the button says so, and stands still, until there is an answer. */
const sending = (button: HTMLButtonElement): (() => void) => {
  const name = button.textContent
  const done = (): void => {
    button.textContent = name
    button.disabled = false
  }
  button.textContent = words('sending')
  button.disabled = true
  // whoever comes back to this page finds it as it was
  addEventListener('pageshow', done, { once: true })
  return done
}

const sendOrWait = async (of: HTMLFormElement, unsent: Unsent, button: HTMLButtonElement): Promise<void> => {
  forgetDraft(localStorage, patient)
  const done = sending(button)
  const result = await send(unsent)
  if (result.kind === 'stored') {
    forgetStored(unsent)
    location.assign(result.url)
    return
  }
  done()
  if (result.kind === 'refused') {
    // the server's own page says what is wrong, beside the words; sent without the button it would be one screen more, and say nothing
    isByItself = true
    of.requestSubmit(button)
    return
  }
  showWaiting(result)
  bar?.scrollIntoView()
}

if (form) {
  autosave(form, localStorage, patient)
  form.addEventListener('submit', (event) => {
    const button = sendButton(event)
    const unsent = button && !isByItself ? kept(form, button) : null
    if (!button || !unsent) return
    event.preventDefault()
    void sendOrWait(form, unsent, button)
  })
}

// whoever does not send it after all says so: nothing is thrown away by itself
document.querySelector<HTMLAnchorElement>('[data-drops]')?.addEventListener('click', ({ currentTarget }) => {
  for (const id of [fieldOf('id'), (currentTarget as HTMLAnchorElement).dataset.drops ?? ''])
    forgetUnsent(localStorage, id)
  forgetDraft(localStorage, patient)
})

showWaiting()
void flush()
addEventListener('online', () => void flush())
setInterval(() => void flush(), RETRY_MS)

const keepOfflinePage = async (): Promise<void> => {
  const offline = words('offlinePage')
  if (offline === '' || !('caches' in globalThis)) return
  await navigator.serviceWorker.register(words('worker'), { scope: '/c/' })
  const files = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[rel=stylesheet], script[src]')]
  const cache = await caches.open('anagen-me')
  await cache.addAll([offline, ...files.map((file) => ('href' in file ? file.href : file.src))])
}

if ('serviceWorker' in navigator) keepOfflinePage().catch(() => undefined)
