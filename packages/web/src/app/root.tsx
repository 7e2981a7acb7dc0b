import type { Call } from '@anagen/engine'
import type { Country } from '@anagen/kb'
import { siteRequest } from '@anagen/web/for-pages'
import type { ReactNode } from 'react'
import { isRouteErrorResponse, Links, type LoaderFunctionArgs, Outlet, Scripts, useMatches, useRouteError } from 'react-router'
import { LOCALES, type LocaleCode } from '../i18n/locales.ts'
import { usePageContext } from './page-context.ts'
import { Failure } from './parts/failure.tsx'
import { useRoot } from './use-root.ts'

export interface RootData {
  readonly locale: LocaleCode
  readonly call: Call
  readonly countries: readonly Pick<Country, 'code' | 'name'>[]
  readonly origin: string
  readonly path: string
}

export const loader = ({ context, request }: LoaderFunctionArgs): RootData => {
  const { locale, call, knowledge, origin } = context.get(siteRequest)
  const countries = Object.values(knowledge.countries)
    .map(({ code, name }) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
  return { locale, call, countries, origin, path: new URL(request.url).pathname }
}

/** Pages whose route says `handle = { hydrated: true }` send their scripts; the others are HTML and one island at most. */
const useIsHydrated = (): boolean =>
  useMatches().some(({ handle }) => typeof handle === 'object' && handle !== null && 'hydrated' in handle)

export function Layout({ children }: { readonly children: ReactNode }) {
  const { nonce } = usePageContext()
  const root = useRoot()
  const locale = LOCALES[root?.locale ?? 'en']
  const isHydrated = useIsHydrated()
  return (
    <html lang={locale.code} dir={locale.dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <Links {...(nonce === undefined ? {} : { nonce })} />
      </head>
      <body>
        {children}
        {isHydrated ? <Scripts {...(nonce === undefined ? {} : { nonce })} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return <Failure kind={isRouteErrorResponse(error) && error.status === 404 ? 'not-found' : 'failed'} />
}
