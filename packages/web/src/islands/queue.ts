/** The queue by keyboard, and as it is now. The page works without it. */
const EVERY_MS = 4_000
// a network that swallows everything says nothing for minutes: by then it has been said that what is shown is old
const PATIENCE_MS = 10_000
const rows = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('#queue tbody th a')]

const move = (step: 1 | -1): void => {
  const links = rows()
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = at === -1 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)
  links[next]?.focus()
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)

addEventListener('keydown', (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
  const actions: Record<string, () => void> = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    '/': () => document.querySelector<HTMLElement>('#level')?.focus(),
  }
  const act = actions[event.key]
  if (!act) return
  event.preventDefault()
  act()
})

const caseInFocus = (): string | null => document.activeElement?.closest('tr')?.dataset.case ?? null

/** Puts the rows of now in place of the old ones; whoever stands on one stays there, and whoever fills in the filter is not disturbed. */
const refresh = async (before: HTMLElement): Promise<void> => {
  if (isTyping(document.activeElement)) return
  const response = await fetch(location.href, { signal: AbortSignal.timeout(PATIENCE_MS) })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const now = fresh.querySelector<HTMLElement>('#queue')
  if (!response.ok || !now) throw new Error(String(response.status))
  if (isTyping(document.activeElement)) return
  const focused = caseInFocus()
  before.dataset.shown = now.dataset.shown
  before.replaceChildren(...now.childNodes)
  document.title = fresh.title
  const [link, linkNow] = [document, fresh].map((page) => page.querySelector('nav.folding > a'))
  if (link && linkNow) link.replaceChildren(...linkNow.childNodes)
  if (focused) document.querySelector<HTMLElement>(`tr[data-case="${CSS.escape(focused)}"] a`)?.focus()
}

/** Compares with what is shown, not with what was seen last: what came before the first look, or could not be shown then, is shown at the next. */
const look = async (): Promise<void> => {
  const queue = document.querySelector<HTMLElement>('#queue')
  const address = queue?.dataset.mark
  if (!address || document.hidden) return
  let isOld = true
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) throw new Error(String(response.status))
    const { mark } = (await response.json()) as { mark: string }
    if (mark !== queue.dataset.shown) await refresh(queue)
    isOld = mark !== queue.dataset.shown
  } catch {
    // what is shown may be old: that is said, not hidden
  }
  document.querySelector('#as-of')?.classList.toggle('late', isOld)
}

void look()
setInterval(() => void look(), EVERY_MS)

export {}
