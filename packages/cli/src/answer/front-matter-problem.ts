import { type Article, JURISDICTIONS, lineIndex } from '@anagen/claims'
import { type Knowledge, nearest } from '@anagen/kb'

/** What is wrong with an article's front matter, and what to write instead; null where nothing is. `line`: null where the whole is meant. */
export function frontMatterProblem(
  source: string,
  { metaProblem, unknownTreatment, unknownJurisdiction }: Article,
  { treatments }: Knowledge,
): { readonly line: number | null; readonly message: string } | null {
  if (metaProblem) {
    const { line } = lineIndex(source).point(metaProblem.start)
    return {
      line,
      message: `the front matter cannot be read (${metaProblem.message}); write "name: value" lines between two lines of ---`,
    }
  }
  if (unknownJurisdiction !== null)
    return {
      line: null,
      message: `the front matter names jurisdiction "${unknownJurisdiction}", which is not known; write one or more of ${JURISDICTIONS.join(', ')}`,
    }
  if (unknownTreatment === null) return null
  const slugs = Object.keys(treatments)
  const meant = nearest(unknownTreatment, slugs)
  return {
    line: null,
    message: `the front matter names treatment "${unknownTreatment}", which is not known; ${meant ? `did you mean ${meant}?` : `write one of ${slugs.join(', ')}`}`,
  }
}
