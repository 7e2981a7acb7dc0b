// Labelled claims turned into what is no claim (denied, doubted, asked, quoted in order to be refused) and into other ways of making the same one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeLint, parseArticle } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { parse } from 'yaml'
import { type CorpusPart, corpusFolder } from './score.ts'

/** Parts of the corpus whose labels may be read. */
const READ: readonly CorpusPart[] = [
  'development',
  'development-2',
  'development-3',
  'development-5',
  'development-7',
  'development-8',
  'development-9',
  'held-out',
  'held-out-2',
  'held-out-5',
  'held-out-6',
  'held-out-9',
  'held-out-14',
  'held-out-15',
]

export interface Claim {
  readonly rule: string
  readonly treatment: string
  readonly sentence: string
}

/** What is missing, out of date or shown in pictures is no sentence to turn. */
const NO_SENTENCE = new Set(['missing-regulatory-disclosure', 'outdated-review', 'before-after'])
const FEWEST_WORDS = 4

/** Labelled claims that are a sentence of their own, each once. */
export function labelledClaims(): readonly Claim[] {
  const found = new Map<string, Claim>()
  for (const folder of READ.map(corpusFolder)) {
    for (const file of readdirSync(folder).toSorted()) {
      if (!file.endsWith('.labels.yaml')) continue
      const {
        article,
        treatment,
        labels = [],
      }: { article: string; treatment: string; labels?: Labelled[] } = parse(readFileSync(join(folder, file), 'utf8'))
      const source = readFileSync(join(folder, article), 'utf8')
      for (const { rule, text } of labels) {
        const at = source.indexOf(text)
        const line = source.slice(source.lastIndexOf('\n', at) + 1, at)
        const isTitle = /^#|title:/.test(line) || source.slice(0, at).trim() === ''
        const words = text
          .replace(/[*_>#`]/g, '')
          .replace(/\s+/g, ' ')
          .trim()
        const isOne = !/[.!?] |["“”|]|\]\(/.test(words) && words.split(' ').length >= FEWEST_WORDS
        if (isTitle || !isOne || NO_SENTENCE.has(rule)) continue
        const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`
        found.set(sentence, { rule, treatment, sentence })
      }
    }
  }
  return [...found.values()]
}

interface Labelled {
  readonly rule: string
  readonly text: string
}

type Turn = (sentence: string) => string

const bare = (sentence: string): string => sentence.replace(/[.!]+$/, '')
/** as it stands within a sentence; a name keeps its capital */
const inside = (sentence: string): string =>
  /^(?:I\b|[A-Z]{2}|[A-Z][a-z]+ [A-Z])/.test(sentence)
    ? bare(sentence)
    : bare(sentence).charAt(0).toLowerCase() + bare(sentence).slice(1)

/** What is said not to be so. Commands and offers cannot stand behind "that". */
export const DENIED: Readonly<Record<string, Turn>> = {
  'not true': (s) => `It is not true that ${inside(s)}.`,
  nobody: (s) => `Nobody should tell you that ${inside(s)}.`,
  asked: (s) => `Is it true that ${inside(s)}? No.`,
  'some clinics': (s) => `Some clinics claim that ${inside(s)}; we do not.`,
  'no evidence': (s) => `There is no evidence that ${inside(s)}.`,
  never: (s) => `We would never say that ${inside(s)}.`,
  cannot: (s) => `We cannot promise that ${inside(s)}.`,
  wary: (s) => `Be wary of a page that says that ${inside(s)}.`,
  unknown: (s) => `Whether ${inside(s)} is not known.`,
}

/** What is put in quotation marks, or in a list or row of what is wrong, in order to be refused. */
export const QUOTED: Readonly<Record<string, Turn>> = {
  myth: (s) => `"${s}" That is a myth.`,
  'row of myths': (s) => `| Myth | Fact |\n|---|---|\n| ${s} | There is no evidence for it. |`,
  advertisement: (s) => `An advertisement that says "${bare(s)}" breaks the rules.`,
  'not what we say': (s) => `"${bare(s)}" is not something we say.`,
  'not from us': (s) => `You will not hear "${bare(s)}" from us.`,
  answered: (s) => `**"${s}"** No. The studies do not say so.`,
  heading: (s) => `### "${s}"\n\nThis is wrong. The studies do not say so.`,
  'reason to leave': (s) => `## Reasons to walk out of a clinic\n\n- They tell you: "${s}"`,
  flyer: (s) => `A flyer said "${bare(s)}". It should not have.`,
}

const OTHER_PERSON: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/g, 'patients'],
  [/\bYou\b/g, 'Patients'],
  [/\byour\b/g, 'their'],
  [/\bYour\b/g, 'Their'],
  [/\bwe\b/g, 'the clinic'],
  [/\bWe\b/g, 'The clinic'],
  [/\bour\b/g, 'its'],
  [/\bOur\b/g, 'Its'],
]

/** The same claim, told in another place or voice. */
export const CLAIMED: Readonly<Record<string, Turn>> = {
  alone: (s) => s,
  item: (s) => `- ${s}\n- A visit takes an hour.`,
  'after bold words': (s) => `**About it.** ${s}`,
  'under a question': (s) => `### What else should I know?\n\n${s}`,
  cell: (s) => `| Question | Answer |\n|---|---|\n| What to know | ${s} |`,
  'third person': (s) => OTHER_PERSON.reduce((said, [from, to]) => said.replace(from, to), s),
  joined: (s) => `The visit takes an hour, and ${inside(s)}.`,
  opinion: (s) => `As we see it, ${inside(s)}.`,
}

/** a page that sells, so that no finding is left out as the only one */
const SELLS =
  "## More of us\n\nBook before Friday and get 20% off.\n\nNobody is turned away.\n\nThousands of happy patients can't be wrong.\n"

/** The rules that flag words on a page about a treatment that makes other claims further down. */
export function rulesOn(knowledge: Knowledge): (treatment: string, body: string) => readonly string[] {
  const lint = makeLint(knowledge)
  return (treatment, body) => {
    const name = knowledge.treatments[treatment]?.name ?? treatment
    const source = `# ${name} at our clinic\n\nOne of our treatments is explained here by our team.\n\n${body}\n\nThe visit takes about an hour.\n\n${SELLS}`
    const at = source.indexOf(body)
    return lint(parseArticle(source), source, { today: '2026-11-21', treatment })
      .findings.filter(({ start, end }) => start < at + body.length && at < end)
      .map(({ ruleId }) => ruleId)
  }
}
