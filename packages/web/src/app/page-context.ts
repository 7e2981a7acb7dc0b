import { createContext, useContext } from 'react'

/** What every part of a page needs and no loader gives. It is there also when a loader failed. */
export interface PageContext {
  readonly nonce: string | undefined
  /** changes with the built pages: addresses of files whose names do not */
  readonly digest: string
}

export const PageContextProvider = createContext<PageContext>({ nonce: undefined, digest: '' })
export const usePageContext = (): PageContext => useContext(PageContextProvider)
