/** For browsers that do not yet open by themselves what a link leads into, or do not unfold for paper. The page works without it. */
const foldsAround = (target: Element | null): HTMLDetailsElement[] => {
  const around: HTMLDetailsElement[] = []
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) around.push(fold)
  return around
}

const reveal = (): void => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const closed = foldsAround(target).filter(({ open }) => !open)
  for (const fold of closed) fold.open = true
  if (closed.length > 0) target?.scrollIntoView()
}

let opened: HTMLDetailsElement[] = []
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll<HTMLDetailsElement>('details.unfolds:not([open])')]
  for (const fold of opened) fold.open = true
})
addEventListener('afterprint', () => {
  for (const fold of opened) fold.open = false
})
addEventListener('hashchange', reveal)
reveal()

export {}
