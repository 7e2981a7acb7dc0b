/** Shows the patient's check-in page when the network is away: red flags and the clinic's phone are then still there. */
interface Fetching extends Event {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

const isMine = ({ pathname }: URL): boolean => /^\/c\/[^/]+\/me(\/|$)/.test(pathname)

const kept = async (url: string): Promise<Response> =>
  (await (await caches.open('anagen-me')).match(url, { ignoreVary: true })) ?? Response.error()

const answer = async (request: Request): Promise<Response> => {
  const url = new URL(request.url)
  try {
    return await fetch(request)
  } catch (error) {
    if (request.mode === 'navigate' && isMine(url))
      return kept(`${url.origin}${url.pathname.split('/').slice(0, 3).join('/')}/me/offline`)
    if (url.pathname.startsWith('/assets/')) return kept(request.url)
    throw error
  }
}

addEventListener('fetch', (event) => {
  const fetching = event as unknown as Fetching
  const url = new URL(fetching.request.url)
  if (url.origin === location.origin && (isMine(url) || url.pathname.startsWith('/assets/')))
    fetching.respondWith(answer(fetching.request))
})

export {}
