/** The queue by keyboard, and as it is now. The page works without it. */
const EVERY_MS = 4_000
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

/** Puts the rows of now in place of the old ones; whoever stands on one stays there. */
const refresh = async (): Promise<void> => {
  const response = await fetch(location.href)
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [before, now] = [document.querySelector('#queue'), fresh.querySelector('#queue')]
  if (!response.ok || !before || !now || isTyping(document.activeElement)) return
  const focused = caseInFocus()
  before.replaceChildren(...now.childNodes)
  document.title = fresh.title
  const [link, linkNow] = [document, fresh].map((page) => page.querySelector('nav.folding > a'))
  if (link && linkNow) link.replaceChildren(...linkNow.childNodes)
  if (focused) document.querySelector<HTMLElement>(`tr[data-case="${CSS.escape(focused)}"] a`)?.focus()
}

let mark: string | null = null

const look = async (): Promise<void> => {
  const address = document.querySelector<HTMLElement>('#queue')?.dataset.mark
  if (!address || document.hidden) return
  const asOf = document.querySelector('#as-of')
  try {
    const response = await fetch(address)
    if (!response.ok) throw new Error(String(response.status))
    const seen = ((await response.json()) as { mark: string }).mark
    if (mark !== null && seen !== mark) await refresh()
    mark = seen
    asOf?.classList.remove('late')
  } catch {
    // what is shown may be old: that is said, not hidden
    asOf?.classList.add('late')
  }
}

void look()
setInterval(() => void look(), EVERY_MS)

export {}
