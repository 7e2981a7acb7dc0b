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

Measured on the labelled corpus of \`tests/claims/corpus\` (655 articles, 352 of them clean; \`npx vitest run tests/claims/corpus.test.ts\` prints every rule). Unseen: when the rules met the articles for the first time.

| part | unseen: precision, recall, false alarms per clean article | after the rules were corrected by it |
| --- | --- | --- |
| development: 28 articles by other people | not measured | 0.98, 1.00, 0.00 |
| development-2, first half: 24 articles by the authors of the rules, before they read the patterns | 0.56, 0.42, 1.08 | 0.95, 0.75, 0.04 (both halves) |
| development-2, second half: 24, claims as far from the patterns as their author could put them | 0.39, 0.22, 1.17 | |
| development-3, 101 to 124: 24 articles by other people | 0.56, 0.55, 1.08 | 1.00, 0.98, 0.00 (all) |
| development-3, 125 to 136: 12 by the same, met after the rules were corrected by the first 24 | 0.85, 0.57, 0.17 (0.76, 0.53, 0.50 before) | |
| development-4: 30 clean articles by other people | 0.80 false alarms per clean article | 0.00 |
| development-5, 137 to 148: 12 articles by the authors of development-3, held out until now | 0.78, 0.72, 0.33 | 0.98, 1.00, 0.00 (all) |
| development-5, 179 to 190: 12 articles by other people | 0.68, 0.61, 0.33 | |
| development-6, 203 to 214: 12 clean articles by the authors of the rules, as hard as they could make them | 1.00 false alarms per clean article | 0.03 (all) |
| development-6, 215 to 224: 10 by the same, met after the rules were corrected by the first 12 | 0.50 false alarms per clean article | |
| development-6, 225 to 232: 8 by the same, stories and reports | 0.63 false alarms per clean article | |
| held out: 14 articles by other people, read by nobody who writes rules until they had been measured six times | 0.63, 0.53, 0.57; last 0.68, 0.66, 0.57 | 0.96, 0.75, 0.00 |
| held out 2: 12 articles by the authors of the rules, in the plain words of clinics' pages, the same | 0.80, 0.88, 0.17; last 0.78, 0.85, 0.17 | 0.90, 0.90, 0.00 |
| development-7, 300 to 345: 24 clean articles (letters, consultations, glossaries, price lists) and 16 of advertising with 171 claims, by the authors of the rules | 0.83, 0.77, 0.67 | 0.95, 0.87, 0.04 (all) |
| development-7, 350 to 366: 17 clean ones by the same, met after the rules were corrected by the first 40 | 0.59 false alarms per clean article (0.65 before) | |
| development-7, 370 to 389: 20 by the same, 10 of them clean, after that | 0.60, 0.63, 1.00 (the same before) | |
| held out 3: 12 articles by the authors of development-5; only its false alarms were read by whoever writes rules | 0.74, 0.54, 0.50; last 0.82, 0.54, 0.33 | 1.00, 0.58, 0.00 |
| held out 4: 24 articles by other people, 12 of them clean; only its false alarms were read | 0.77, 0.78, 0.42 | 1.00, 0.82, 0.00 |
| held out 5: 24 articles by other people, 12 of them clean, measured unread after all of this, then read | 0.86, 0.67, 0.00 (0.80, 0.70, 0.17 by the rules before development-7) | 0.96, 0.93, 0.00 |
| held out 6: 24 articles by other people, 12 of them clean, measured unread after the rules had been corrected by held out 5, then read | 0.74, 0.73, 0.08 | 1.00, 0.98, 0.00 |
| held out 7: 24 articles by other people, 12 of them clean, measured unread after the rules had been corrected by held out 6, and again after development-8, still unread; then half of its errors were read (in the six articles whose errors are unread still: 0.87, 0.80; 0.84, 0.84 by the rules of that morning) | 0.82, 0.80, 0.08 (0.80, 0.78, 0.08 by the rules of that morning); last 0.83, 0.78, 0.08 | 0.93, 0.84, 0.00 |
| development-8, 401 to 412: 12 articles by the authors of the rules, 6 of them clean, as odd as they could make them | 0.56, 0.33, 0.00 | 0.93, 0.64, 0.00 (all) |
| development-8, 421 to 432: 12 by the same, advertising, none of them clean | 0.88, 0.63 | |
| held out 8: 8 by the same, 4 of them clean, plain pages, measured after all of this and still unread (few, and by an author who knows the rules: no proof) | 0.94, 0.80, 0.00 (the same by the rules of that morning) | |
| held out 9: 24 articles by other people, 12 of them clean, three to five faults hidden in each otherwise honest page; measured unread, then read | 0.86, 0.37, 0.08 | 1.00, 0.96, 0.00 |
| held out 10: 24 by other people, 12 of them clean, about four faults in each of the others, measured after the rules had been corrected by held out 9, and still unread | 0.91, 0.43, 0.00 (0.88, 0.31, 0.00 by the rules before held out 9); 0.91, 0.43, 0.00 before likeness was learnt; last 0.94, 0.63, 0.00 | |
| development-9, 01 to 12: 12 articles by an author who hid five faults in each in unusual paraphrase, none of them clean | 0.67, 0.13 | 0.90, 0.89 (all) |
| development-9, 13 to 24: 12 by the same, met after likeness had been learnt with the first 12 | 0.54, 0.21 (0.53, 0.13 before) | |
| held out 11: 24 by an independent evaluator, 12 of them clean, the ordinary mixture, still unread; measured before likeness and after, and while its thresholds were set, which looked at held out 3, 4 and 8 first, at these totals too | 0.65, 0.33, 0.00; last 0.76, 0.51, 0.00 | |
| held out 12: 24 by another independent evaluator, 12 of them clean, some faults in obvious words and most in paraphrase, written and measured once after all of this | 0.91, 0.80, 0.00 (0.92, 0.66, 0.00 by the rules before likeness); last 0.93, 0.84, 0.00 | |
| held out 13: 24 by another writer, 12 of them clean with denied, hedged and quoted claims, three to five faults in each of the others in paraphrase; written after all of this and measured unread; then its false alarms on clean articles were read, and the riddles that are most of what is missed in it were left | 0.44, 0.22, 0.75 | 0.61, 0.22, 0.17; last 0.76, 0.27, 0.00 |
| held out 14: 24 by one more writer to the same brief, 12 of them clean, measured unread, then read | 0.76, 0.79, 0.00; the same after held out 13 was read | 1.00, 1.00, 0.00 |
| held out 15: 24 by another writer, 12 of them clean, ordinary copy of clinics and shops, written after all of this; measured unread before held out 14 was read and again after the rules had been corrected by it, then read | 0.86, 0.86, 0.00; the same | 1.00, 1.00, 0.00 |
| held out 16: 24 by one more writer, 12 of them clean, ordinary pages, letters, leaflets and diaries; measured unread, then read | 0.80, 0.73, 0.50 (0.80, 0.71, 0.50 by the rules of that morning) | 0.98, 0.94, 0.00 |
| held out 17: 24 by one more writer, 12 of them clean, ordinary pages; measured unread once after held out 16 had been read; then its errors were read and three causes of its false alarms mended, nothing learnt from it | 0.79, 0.77, 0.25 | 0.85, 0.77, 0.00 |
| held out 18: 24 by one more writer, a journalist, 12 of them clean; measured unread once after all of this; then its errors were read and three causes mended, nothing learnt from it | 0.77, 0.67, 0.33 | 0.88, 0.71, 0.08 |
| held out 19: 24 by one more writer, an investigator, 12 of them clean; measured unread once beside held out 18, and again after it was read; read by nobody | 0.85, 0.66, 0.08; the same | |
| held out 20 to 22: 72 by three more writers, 36 of them clean; measured unread by the version before sentences were learnt from writers, and by the one after, of which they taught nothing | 0.71, 0.50, 0.39; 0.85, 0.52, 0.14 | 0.90, 0.80, 0.14 |
| held out 23 to 28: 144 by six more, 72 of them clean; the same, and after held out 17 to 22 had been learnt and the thresholds of likeness were set by the totals of 20 to 28 | 0.78, 0.66, 0.19; 0.91, 0.67, 0.04; 0.90, 0.72, 0.07 | 0.92, 0.86, 0.11 |
| held out 29 to 31: 72 by three more, 36 of them clean, met after all of that; unread, and nothing learnt from them | 0.72, 0.67, 0.30; 0.80, 0.71, 0.19 | |

What to expect of a new article: it depends on who wrote it. Held out 13 and 14 are of one brief and as many articles: in one, before it was read, 11 of 25 findings were right, 11 of 49 faults were found and 9 false alarms stood on 12 clean articles; in the other 42 of 55, 42 of 53, and none on a clean one; in held out 15, 38 of 44, 38 of 44, and none; in held out 16, 37 of 46, 37 of 51, and six; in held out 17, 34 of 43, 34 of 44, and three. In the three sets before them (held out 10 to 12) seven to nine of ten findings are right (0.94, 0.76, 0.93) and no clean article is flagged. Of plain advertising more than four of five claims are found; of the few faults of a page that is not sold by shouting, half to nine tenths (held out 10 to 12, 14 and 15), or one in five (held out 13); of faults told as oddly as their author could, one in five (the second half of development-9). No finding is no proof, and a finding is a place to read again, not a verdict. The aim (0.9, 0.7, 0.2) is met on everything that the rules were corrected by; of the last eight sets, by what was first found in each, held out 12 alone meets it whole; 14 and 15 miss it by their precision alone, 10 by its recall alone, 11 by both, 16 by its precision and by six false alarms on three of its twelve clean articles, 17 by its precision and by three on one, and 13 in all three. What the rules were corrected by 14 gained nothing in 15 and, of the 199 faults of the sets whose misses nobody has read (10 to 13), 112 were found where 107 had been, beside 17 wrong findings where there had been 23 (their totals were looked at meanwhile, and likeness moves them by one whenever it learns again).

What no pattern reads is told by **likeness** since: the words of a sentence, pairs of them, the ideas that they are about (49 lists, \`concepts\` of \`knowledge/claims/lexicon.yaml\`) and which ideas stand near each other are weighed for each rule, by weights learnt from the labelled articles that may be read and the single sentences (\`tools/claims/learn.ts\`; held out 29 to 31 taught nothing). It is faint: one or two findings of likeness alone are left out of a page that weighs what it says, and the rules of the facts (times, counts, rates, effects of another treatment) ask for more of it. What the rules find in a sentence by themselves is one of its traits. Fourteen writers who had seen no rule wrote 7,300 claims and 6,300 honest sentences to learn from (\`tests/claims/sentences/writers\`): of those that it had not learnt from, the version before told 0.24 to 0.53 of each writer's claims (0.69 of the blatant ones) and flagged 0.04 to 0.09 of what each said honestly; with the others learnt, likeness alone tells 0.83 and 0.60 of two writers' claims where it told 0.51 and 0.32, at as many right of what it tells. It takes away, too: what one pattern infers in a sentence that is, as a whole, like none of its rule's claims (log-odds under -1), what patterns say outright in a long sentence that is plainly unlike (-3), a contradiction of the facts that is utterly unlike (-4.5); never a harmful instruction, what is missing, a sentence of few words, or anything on a page on which rules find seven things or more. What harms when it is followed is told beside a lesser fault of the same sentence. Before that, hundreds of patterns had found nothing more in articles that nobody had read; likeness found 10 and 8 faults more of 49 and 51, with one more wrong one in the first and as many as before in the second. Of 236 honest look-alikes that were written beside 552 claims to learn from, nine are flagged by older patterns, and are not in the tests; the others it has learnt not to flag. On the five seed articles, which are real, it told 11 places more at first and 4 of them rightly; so its thresholds were raised, until it tells one. With the sentences of the writers, two findings of 42 on them are no longer told ("book your free consultation today", "natural ways to prevent hair loss") and one false alarm is new.

Each part that its authors wrote as far from the rules as they could brought about as many false alarms as the one before it: wordings do not end, and what transfers is how statements are read. Single sentences written before anybody looked at what the rules make of them: of 519 plain claims 0.83 were found by their rule, of 186 told in pictures 0.53; of 277 honest sentences that resemble claims, 22 were flagged. Pairs of a claim and of what only resembles it, as far apart in wording as their author could put them: of 173 claims 0.63 were found, of 222 look-alikes 22 flagged; met after corrections by these, of 112 other claims 0.65, of 105 other look-alikes 9; after corrections by those, of 35 claims told as oddly as possible 0.49, of 67 look-alikes 4. Of 105 plain honest sentences of clinics' pages 7 were flagged, and after corrections by these 1 of 60 others. Of 370 claims written after held out 9, as another author might hide them, 0.65 were found, and 0.85 after corrections by them, which found nothing more in held out 10: of the 28 faults that are missed there no pattern of their rule matches 25. Of 101 look-alikes of the new patterns 20 were flagged while they were written, 6 at the end (10 by the rules before). What is found of all these is now in \`tests/claims/sentences\`.

What was corrected last are classes of reading: who speaks (a patient to the writer, whoever treats, sellers of some kind); what is only imagined, or answered in the next sentence; questions for what is never done; a colon that begins another clause; everyday things that are not the treatment; whether a number is of a course, of upkeep, or of what somebody has behind them; what one pattern infers beside an outright claim; and a single slight finding, an amount too, on a page that weighs what it says. After held out 6: what a sentence begins with, a thing or an act of its own, is what its time is of; what is kept, held or refunded may be a paper; what another cause brought ends by itself; "the tablets" are the medicine that was named; a story that is held up to everybody instructs; one claim is told once, also where two rules know it (the colour of a pigment, an offer of a prescription medicine, the best that a link sells). After development-8: one inferred reading of a promise, a cure, a story, an approval, a sale or a discouraged call stands only where its words name what such a claim is about; what a rule tells of a clause its neighbour does not tell again; what a sentence only likens, or names beyond a semicolon, does not have the effect; the time of a final result is its own; a verdict after a condition ("if it is red for three weeks, that is normal") is a claim. After held out 9, by what the checkers of earlier days had got wrong at first sight (of findings that one inferred reading speaks for 0.66 were right, of those that rest on an amount, a name or what is missing 0.87, of those that several readings agree on 0.97): one inferred reading is told only where no other claim stands in its sentence, set off by a comma at most; a story takes in the figures and cures of its sentence; a sentence of a paragraph tells when to call only beside one that names whom; what a paragraph of its own denies does not take back the one before it; a row that is a whole question is no part of its answer; "a few days" weighs nothing; a date by which the article itself was to be reviewed counts; a product with a name that the page sells is advice of an interested party. After held out 13: what is put only to be answered (in quotation marks, in bold, as a heading, in a row) by a denial or a doubt that stands alone behind it, and the items of a list whose opening line denies or doubts them, are no claims; a doubt leaves a harmful instruction one. After held out 14: what an article is about that names no treatment in its title is told by what only articles on it speak of (a page on grafts that sells a tablet at the desk is not of the tablet); an instruction is one in whatever voice it is told ("minoxidil is applied to the bleeding scalp", "the laboratory does not have to be told", "a man who becomes depressed should go on": of 38 such that were written after it, 19 were found before and 35 then, of 44 look-alikes 4 and 2 were flagged); "they are not diluted" takes back no claim that the sentence before it makes of something else; a picture and its caption are one pair; a sentence that is only like a claim names a price, a disease, a story or a product where its rule is of such, and tells no story or offer again beside the one that was told. After held out 15: a heading such as "What they do for you" lists no myths; a page is out of date once, by the day that it names for its review; a time is of the act that its clause begins with. Before held out 16, without reading it: 901 labelled claims were turned by 26 forms of words into what denies, doubts, asks or refuses them ("nobody should tell you that ...", "... is not something we say"), and 45 of 100 such sentences were flagged, nine in ten of them by likeness, which did not ask who says what; of what stands behind "that" or in quotation marks the main clause is asked first now, and 1 in 100 is flagged (\`tests/claims/turned.test.ts\` holds it). Told alone, in a list, a cell, an answer or the third person, 0.90 of the same claims are found by their rule (0.92 before). What the facts say is learnt as no claim. In held out 16 this changed one finding in 46: its false alarms were a letter quoted over several sentences, claims named at the head of a paragraph to be answered, the colour of a thing, a share of growth, a medicine one buys oneself. These are read as such since; and the doctor who prescribed a blood thinner is no doctor who allows to leave it off. The mercy for pages that weigh took back 23 wrong findings and 4 right ones of articles that the rules had not seen, and stays. Without it, 9 places of the 234 clean articles were flagged (26 before). In 444,000 words of manuals for programmers, where nothing is claimed of hair, 381 places are flagged (0.9 in 1,000 words). Of the knowledge base itself, written out as articles, nothing is flagged.

### By rule

Unseen: held out 6 and 9 when the rules first met them, held out 7, 8 and 10 before what the rules got wrong in them was read (104 articles); right, wrong, missed. Today, before likeness: all parts of the corpus but the last two.

| rule | unseen: right, wrong, missed | today: precision, recall |
| --- | --- | --- |
| absolute-safety | 9, 0, 5 | 0.98, 0.80 |
| before-after | 5, 1, 4 | 1.00, 0.83 |
| contradicts-evidence-duration | 10, 4, 7 | 0.93, 0.78 |
| contradicts-evidence-rate | 5, 2, 5 | 0.98, 0.80 |
| contradicts-evidence-sessions | 9, 0, 2 | 1.00, 0.82 |
| discount-inducement | 9, 1, 2 | 1.00, 0.95 |
| false-approval | 7, 0, 2 | 1.00, 0.94 |
| guaranteed-result | 5, 1, 4 | 0.95, 0.76 |
| medical-cure-claim | 5, 2, 4 | 0.95, 0.85 |
| missing-regulatory-disclosure | 8, 0, 0 | 1.00, 0.97 |
| missing-when-to-seek-help | 9, 0, 1 | 1.00, 0.89 |
| no-contraindications | 5, 1, 8 | 1.00, 0.81 |
| outdated-review | 5, 0, 3 | 1.00, 1.00 |
| painless | 6, 2, 4 | 0.98, 0.88 |
| permanent-cure | 5, 1, 4 | 0.90, 0.83 |
| prescription-medicine-promotion | 8, 0, 1 | 1.00, 0.97 |
| testimonial-as-evidence | 5, 4, 4 | 0.95, 0.82 |
| undisclosed-interest | 5, 1, 4 | 0.92, 0.77 |
| unsafe-instruction | 5, 2, 10 | 0.98, 0.77 |
| unsupported-superiority | 4, 3, 7 | 0.96, 0.82 |
| wrong-treatment-effect | 1, 1, 8 | 0.96, 0.79 |
| all | 130, 26, 89 | 0.97, 0.84 |

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
