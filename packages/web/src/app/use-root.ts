import { useRouteLoaderData } from 'react-router'
import type { RootData } from './root.tsx'

/** What the root knows of this request; null when even that failed. */
export const useRoot = (): RootData | null => (useRouteLoaderData('root') as RootData | undefined) ?? null
