import type { ReactNode } from 'react'

interface GuideSectionProps {
  /** where the table of contents leads */
  readonly id: string
  readonly title: string
  /** part of the leaflet that a page is on paper */
  readonly isOnPaper?: boolean
  readonly children: ReactNode
}

/** One part of a page of the guide. */
export const GuideSection = ({ id, title, isOnPaper = false, children }: GuideSectionProps) => (
  <section id={id} className={isOnPaper ? undefined : 'not-on-paper'}>
    <h2>{title}</h2>
    {children}
  </section>
)
