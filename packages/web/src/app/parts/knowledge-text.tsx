import type { ReactNode } from 'react'

/** A sentence of the knowledge base: it is English whatever the language of the page, and reads in its own direction. */
export const K = ({ children }: { readonly children: ReactNode }) => (
  <bdi lang="en" dir="ltr">
    {children}
  </bdi>
)
