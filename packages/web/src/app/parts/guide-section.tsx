import type { ReactNode } from 'react'

interface GuideSectionProps {
  /** where the table of contents leads */
  readonly id: string
  readonly title: string
  /** folded until somebody asks for it: what is in it, and how much */
  readonly fold?: string
  readonly children: ReactNode
}

/**
 * One part of a page of the guide. The heading stays outside of the fold, so that a screen reader finds it among the headings, and the address of the part
 * is inside: a link to it makes the browser open what it is folded in, without a script.
 */
export const GuideSection = ({ id, title, fold, children }: GuideSectionProps) => (
  <section id={fold === undefined ? id : undefined}>
    <h2>{title}</h2>
    {fold === undefined ? (
      children
    ) : (
      <details className="unfolds">
        <summary>{fold}</summary>
        <div id={id} className="folded">
          {children}
        </div>
      </details>
    )}
  </section>
)
