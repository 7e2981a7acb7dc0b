import type { ReactNode } from 'react'

interface GuideSectionProps {
  /** where the table of contents leads */
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}

/** One part of a page of the guide. */
export const GuideSection = ({ id, title, children }: GuideSectionProps) => (
  <section id={id}>
    <h2>{title}</h2>
    {children}
  </section>
)
