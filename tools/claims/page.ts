import { RULES } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { ruleHeader } from '../../packages/claims/test/rule-headers.ts'

const MARK =
  '<!-- made by tools/claims/write.ts from the headers of packages/claims/src/rules and knowledge/claims/rules; do not edit -->'

const INTRO = `# The article checker: its rules

${MARK}

\`anagen lint FILE...\` holds articles against the evidence; \`@anagen/claims\` is the same as a unified plugin. A finding names the place, the rule, what to write instead, and the fact or the law behind it. No finding is no proof that an article is right.

An article is cut into statements first: what a sentence is about (its own words, its heading, the article), the effects and amounts that it names, and how the writer stands to it (asserted, denied, rebutted, asked, reported, conditional). Rules look at asserted statements. A finding that may stand is taken back in the text, with a reason and an owner: \`<!-- anagen-ignore RULE: why (owner: NAME) -->\` above the paragraph; one that takes nothing back is an error.

## How well it works

Measured on the labelled corpus of \`tests/claims/corpus\` (1,255 articles by some thirty authors, 652 of them clean; \`npx vitest run tests/claims/corpus.test.ts\` prints every set and rule; \`corpus/README.md\` says who wrote each and what was read or learnt of it). *Unseen*: when the rules first met the articles, before anybody read what they got wrong there. The aim: 0.9 of the findings right, 0.7 of the faults found, 0.2 false alarms per clean article.

| articles, each set unseen | right | found | false alarms per clean article |
| --- | --- | --- | --- |
| development-2 to -7, held-out to held-out-4: by patterns alone | 0.39 to 0.85 | 0.22 to 0.88 | 0.17 to 1.17 |
| held-out-5 to -9: 104, 52 clean | 0.74 to 0.94 | 0.37 to 0.80 | 0 to 0.08 |
| held-out-10 to -19: 240 by nine others, 120 clean, with likeness (decision 45) from held-out-12 on | 0.44 to 0.91 | 0.22 to 0.86 | 0 to 0.75 |
| held-out-20 to -28: 216 by nine more, 108 clean | 0.76 | 0.61 | 0.26 |
| the same after sentences were learnt from fourteen writers (decision 50), none of them from these | 0.89 | 0.62 | 0.07 |
| held-out-29 to -31: 72 by three more, 36 clean, met after that | 0.80 | 0.71 | 0.19 |
| held-out-32 to -38: 168 by seven more, 84 clean, met by the same version | 0.90 | 0.80 | 0.06 |
| held-out-36 to -38 of these: 72, 36 clean, met by the version that had read 29 to 35 and learnt from four writers more; nothing is learnt from them | 0.92 | 0.78 | 0.00 |
| the same, after the thresholds of likeness had been set by the totals of held-out-20 to -38 | 0.94 | 0.76 | 0.00 |
| held-out-39 to -41: 72 by three more, 36 clean, met after all of this; nothing is learnt from them | 0.88 | 0.84 | 0.03 |

What to expect of a new article depends on who wrote it. Of the faults in ordinary pages of clinics, shops and magazines three or four of five are found, and nine of ten findings are right; of faults told in riddles, one in five (held-out-13, the second half of development-9). On the five seed articles, which are real, 40 places are told (\`tests/claims/seeds.golden.json\`). No finding is no proof, and a finding is a place to read again, not a verdict.

Three things tell a fault. **Patterns** over lexical classes read what is said, and rules ask who says it and how. **Facts**: times, numbers of sessions, rates and effects are held against the knowledge base. **Likeness**: the words of a sentence, pairs of them, the ideas they are about (\`concepts\` of \`knowledge/claims/lexicon.yaml\`), and what the rules find in it are weighed for each rule, by weights learnt from the labelled articles and from nineteen writers who had seen no rule (9,500 claims and 8,800 honest sentences, \`tests/claims/sentences/writers\`; \`tools/claims/learn.ts\`). It tells what no pattern reads, faintly: alone on a page it has to be plain, and rules of facts ask for more of it. It takes away, too: what a pattern infers in a sentence that is, as a whole, like none of its rule's claims; never what is missing, a harmful instruction, or anything on a page on which rules find seven things or more. What it leaves out: a claim told in a long sentence, alone on its page, in words that only honest writers used.

A page that weighs what it says (tells when to call, doubts, denies promises, discloses) is forgiven one or two faint findings. Of 151 labelled claims, each denied, asked or refused in nine ways, 9 and 11 of 1,359 are still flagged (\`tests/claims/turned.test.ts\`). Of the knowledge base itself, written out as articles, nothing is flagged.

### By rule

Unseen: held-out-32 to -38 when the rules first met them (168 articles); right, wrong, missed.

| rule | right, wrong, missed |
| --- | --- |
| absolute-safety | 16, 0, 2 |
| before-after | 5, 2, 4 |
| contradicts-evidence-duration | 31, 6, 13 |
| contradicts-evidence-rate | 8, 1, 3 |
| contradicts-evidence-sessions | 14, 1, 9 |
| discount-inducement | 20, 1, 2 |
| false-approval | 14, 1, 1 |
| guaranteed-result | 12, 3, 0 |
| medical-cure-claim | 13, 1, 0 |
| missing-regulatory-disclosure | 17, 0, 8 |
| missing-when-to-seek-help | 17, 4, 2 |
| no-contraindications | 14, 1, 1 |
| outdated-review | 9, 0, 0 |
| painless | 14, 3, 2 |
| permanent-cure | 14, 0, 1 |
| prescription-medicine-promotion | 8, 1, 0 |
| testimonial-as-evidence | 12, 3, 5 |
| undisclosed-interest | 5, 0, 4 |
| unsafe-instruction | 24, 3, 9 |
| unsupported-superiority | 19, 1, 3 |
| wrong-treatment-effect | 8, 1, 6 |
| all | 294, 33, 75 |

## Patterns

The words are data: lexical classes in \`knowledge/claims/lexicon.yaml\`, the frames of denial and report in \`frames.yaml\`, patterns in \`rules/<rule>.yaml\`.

| written | matches |
| --- | --- |
| \`word\`, \`word~\` | the word; the word in any regular inflection |
| \`{class}\` | any entry of a class |
| \`(a\\|b c\\|{class})\` | any of them |
| \`x?\`, \`!x\` | may be there; must not be there |
| \`..\`, \`..5\` | up to three, up to five words between |
| \`^\`, \`$\`, \`#\` | the beginning and the end of the sentence; a number |
| \`x y & z & !q\` | \`x y\`, with z anywhere in the same clause, and without q in it or within six words of it |

The group \`says\` of a rule flags wherever the writer asserts it. The group \`broad\` holds patterns of classes in any order; it is left out where the sentence weighs ("some", "may", "in a trial"), tells when to call, or matches \`not-broad\`.
`

/** docs/claims.md, from the headers of the rules and their data. */
export function claimsPage(knowledge: Knowledge): string {
  const sections = RULES.map(({ id }) => {
    const { about, why, passes, flags } = ruleHeader(id)
    const data = knowledge.claimBook.rules[id]
    const sources = (data?.sources ?? []).map((source) => {
      const found = knowledge.claimBook.sources[source]
      return `- [${found?.title ?? source}](${found?.url ?? ''})${found?.publisher ? `, ${found.publisher}` : ''}`
    })
    const example = (text: string): string => `- \`${text.replaceAll('\n\n', ' ¶ ')}\``
    return [
      `## ${id}`,
      `${about} Severity: ${data?.severity}.`,
      `Why: ${why}.`,
      `Instead: ${data?.expected}.`,
      `Flagged:\n\n${flags.map(example).join('\n')}`,
      `Not flagged:\n\n${passes.map(example).join('\n')}`,
      `Rests on:\n\n${sources.join('\n')}`,
    ].join('\n\n')
  })
  return `${INTRO}\n${sections.join('\n\n')}\n`
}
