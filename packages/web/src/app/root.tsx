import { siteRequest } from '@anagen/web/for-pages'
import type { ReactNode } from 'react'
import { Links, type LoaderFunctionArgs, Outlet, Scripts, useMatches } from 'react-router'
import { LOCALES } from '../i18n/locales.ts'
import { usePageContext } from './page-context.ts'
import { type RootData, rootData } from './root-data.ts'
import { useRoot } from './use-root.ts'

export const loader = ({ context, request }: LoaderFunctionArgs): RootData =>
  rootData(context.get(siteRequest), request)

/** Pages whose route says `handle = { hydrated: true }` send their scripts; the others are HTML and one island at most. */
const useIsHydrated = (): boolean =>
  useMatches().some(({ handle }) => typeof handle === 'object' && handle !== null && 'hydrated' in handle)

export function Layout({ children }: { readonly children: ReactNode }) {
  const { nonce } = usePageContext()
  const root = useRoot()
  const locale = LOCALES[root.locale]
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

export { ErrorBoundary } from './parts/failure.tsx'
