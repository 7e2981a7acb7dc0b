import type { Source } from '@anagen/kb'
import type { ReactNode } from 'react'
import { factAnchor } from '../../paths.ts'
import { FactSources } from './fact-sources.tsx'

type Fact = Parameters<typeof FactSources>[0]['fact']

interface FactListProps<F extends Fact> {
  readonly facts: readonly F[]
  readonly sources: Readonly<Record<string, Source>>
  readonly children: (fact: F) => ReactNode
}

/** Facts, each with its sources on request. */
export const FactList = <F extends Fact>({ facts, sources, children }: FactListProps<F>) => (
  <ul className="facts">
    {facts.map((fact) => (
      <li key={fact.id} id={factAnchor(fact.id)}>
        {children(fact)}
        <FactSources fact={fact} sources={sources} />
      </li>
    ))}
  </ul>
)
