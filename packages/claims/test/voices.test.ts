// An instruction is one in whatever voice it is told: as a command, in the passive, of whoever is treated.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())
const rulesIn = (text: string, treatment: string): string[] => {
  const source = `# At our clinic\n\n${text}\n`
  return lint(parseArticle(source), source, { treatment }).findings.map(({ ruleId }) => ruleId)
}

test.each([
  ['fue', 'Scratch the crusts off on day two.'],
  ['fue', 'The crusts are scratched off on day two.'],
  ['fue', 'The crusts may be scratched off on day two.'],
  ['fue', 'The patient scratches the crusts off on day two.'],
  ['microneedling', 'Directly after the last pass, minoxidil is applied to the bleeding scalp.'],
  ['minoxidil-oral', 'A man who takes heart tablets should halve the heart tablets for the first month.'],
  ['supplements', 'Biotin is continued on the day of the blood test, and the laboratory does not have to be told.'],
  ['finasteride', 'Patients who become depressed should go on taking the tablet until the next appointment.'],
])('%s: "%s" harms', (treatment, text) => expect(rulesIn(text, treatment)).toContain('unsafe-instruction'))

test.each([
  ['what is not done', 'fue', 'The crusts are not scratched off.'],
  ['what must not be done', 'fue', 'The crusts must never be scratched off on day two.'],
  ['what is asked', 'fue', 'Are the crusts scratched off on day two?'],
  ['what the clinic does', 'fue', 'Grafts are removed one by one with a fine punch.'],
  ['the prescriber decides', 'prp', 'Anticoagulants are paused only if the doctor who prescribed them agrees.'],
  [
    'the laboratory is told',
    'supplements',
    'Biotin is stopped a week before a blood test, and the laboratory is told.',
  ],
  ['it bars people from a cap', 'lllt', 'Skip it with lupus, epilepsy or a suspicious mole.'],
  [
    'a depressed man stops and calls',
    'finasteride',
    'A man who becomes depressed should stop the tablet and call a doctor.',
  ],
])('%s: no harm', (_why, treatment, text) => expect(rulesIn(text, treatment)).not.toContain('unsafe-instruction'))
