import type { ReactNode } from 'react'
import { PageHead } from '../page-head.tsx'
import { RefusalNotice } from './notice.tsx'

interface FormPageProps {
  readonly title: string
  readonly description?: string
  /** why the form that was sent was not done */
  readonly refused: { readonly detail: string; readonly fields?: Fields } | null | undefined
  /** the way out that stores nothing */
  readonly back?: { readonly href: string; readonly name: string }
  readonly children: ReactNode
}

type Fields = readonly { readonly at: string; readonly message: string }[] | undefined

/** A page on which something is written down: what it is about, and above everything else why it was not stored. */
export const FormPage = ({ title, description = title, refused, back, children }: FormPageProps) => (
  <>
    <PageHead title={title} description={description} isIndexed={false} />
    <h1>{title}</h1>
    {refused ? <RefusalNotice detail={refused.detail} fields={refused.fields} /> : null}
    {children}
    {back ? (
      <p>
        <a href={back.href}>{back.name}</a>
      </p>
    ) : null}
  </>
)
