import { useRouteLoaderData } from 'react-router'
import { usePageContext } from './page-context.ts'
import type { RootData } from './root-data.ts'

/** What the root knows of this request, also on a page whose loaders failed. */
export const useRoot = (): RootData => {
  const { root } = usePageContext()
  const loaded = useRouteLoaderData('root') as RootData | undefined
  const known = loaded ?? root
  // Without it there is no emergency line: the page of last resort, which has one, takes over.
  if (!known) throw new Error('nothing is known of this request')
  return known
}
