import { parse } from 'yaml'
import type { Complaint } from './tree.ts'

interface Control {
  readonly says: string
  readonly tests?: readonly { readonly file: string; readonly name: string }[]
  /** why nothing shows the control yet */
  readonly missing?: string
}
interface Hazard {
  readonly id: string
  readonly hazard: string
  readonly causes: readonly string[]
  readonly effect: string
  readonly severity: string
  readonly likelihood: string
  readonly residual: number
  readonly controls: readonly Control[]
}

const severities = ['minor', 'significant', 'considerable', 'major', 'catastrophic']
// The matrix of docs/safety/README.md.
const matrix: Record<string, readonly number[]> = {
  'very-high': [3, 4, 4, 5, 5],
  high: [2, 3, 3, 4, 5],
  medium: [2, 2, 3, 3, 4],
  low: [1, 2, 2, 3, 4],
  'very-low': [1, 1, 2, 2, 3],
}

export const hazardsOf = (yaml: string): readonly Hazard[] => parse(yaml) as readonly Hazard[]

/** What is wrong with a hazard log: a control that nothing shows, a test that is not there, a risk that the matrix does not give. */
export function hazardProblems(
  file: string,
  yaml: string,
  read: (file: string) => string | null,
): readonly Complaint[] {
  const seen = new Set<string>()
  return hazardsOf(yaml).flatMap((hazard) => {
    const line = yaml.split('\n').findIndex((text) => text.includes(`id: ${hazard.id}`)) + 1
    const isDouble = seen.has(hazard.id)
    seen.add(hazard.id)
    const messages = [
      ...(isDouble ? ['another hazard has this id'] : []),
      ...incomplete(hazard),
      ...wrongRisk(hazard),
      ...hazard.controls.flatMap((control) => unshown(control, read)),
    ]
    return messages.map((message) => ({ file, line, message: `${hazard.id}: ${message}` }))
  })
}

const incomplete = ({ hazard, causes, effect, controls }: Hazard): readonly string[] =>
  hazard && effect && causes?.length > 0 && controls?.length > 0
    ? []
    : ['a hazard has a name, causes, an effect and controls']

function wrongRisk({ severity, likelihood, residual }: Hazard): readonly string[] {
  const given = matrix[likelihood]?.[severities.indexOf(severity)]
  if (given === undefined) return [`"${severity}" and "${likelihood}" stand in no cell of the matrix`]
  return given === residual ? [] : [`the matrix gives ${given}, not ${residual}`]
}

function unshown({ says, tests = [], missing }: Control, read: (file: string) => string | null): readonly string[] {
  if (tests.length === 0) return missing ? [] : [`"${says}" names no test, and no reason why there is none`]
  return tests.flatMap(({ file, name }) => {
    const text = read(file)
    if (text === null) return [`${file} is not there`]
    return text.includes(name) ? [] : [`${file} has no test "${name}"`]
  })
}
