import { siteRequest } from '@anagen/web/for-pages'
import { renderToReadableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { translator } from '../i18n/translate.ts'
import { PageContextProvider } from './page-context.ts'
import { rootData } from './root-data.ts'

/** Renders a page whole: half an answer must never be on its way when the other half fails. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const site = loadContext.get(siteRequest)
  const { nonce, locale, digest } = site
  const page = (
    <I18nextProvider i18n={translator(locale)}>
      <PageContextProvider value={{ nonce, digest, root: rootData(site, request) }}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </PageContextProvider>
    </I18nextProvider>
  )
  const failed: unknown[] = []
  const stream = await renderToReadableStream(page, { nonce, onError: (error) => void failed.push(error) })
  await stream.allReady
  if (failed.length > 0) throw failed[0]
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(stream, { status, headers })
}

interface Handled {
  readonly request: Request
  readonly context: Readonly<RouterContextProvider>
}

/** Errors of loaders and actions; the page that the visitor gets says whom to call. A visitor who left while sending is none. */
export const handleError = (error: unknown, { request, context }: Handled): void => {
  if (!request.signal.aborted) context.get(siteRequest).onError(error)
}
