import { createContext, useContext } from 'react'
import type { RootData } from './root-data.ts'

/** What every part of a page needs and no loader gives. It is there also when a loader failed. */
export interface PageContext {
  readonly nonce: string | undefined
  /** changes with the built pages: addresses of files whose names do not */
  readonly digest: string
  /** null in a browser: there the loader's data is used */
  readonly root: RootData | null
}

export const PageContextProvider = createContext<PageContext>({ nonce: undefined, digest: '', root: null })
export const usePageContext = (): PageContext => useContext(PageContextProvider)
