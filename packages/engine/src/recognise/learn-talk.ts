/** knowledge/words/talk.yaml. See the header of that file. */
export interface TalkFile {
  readonly words: string
  readonly others: string
  readonly finds: string
  readonly removal: {
    readonly sign: string
    readonly said: readonly string[]
    readonly hours: number
    readonly unless: readonly string[]
  }
  readonly falls: {
    readonly signs: readonly string[]
    readonly verbs: readonly string[]
    readonly things: readonly string[]
    readonly group: string
  }
  readonly partners: string
  readonly compounds: { readonly of: string; readonly things: string }
  readonly deed_too: { readonly word: string; readonly after: readonly string[] }
  readonly fixture: { readonly thing: string; readonly of: string }
  readonly deeds: string
  readonly not_felt: string
  readonly sees: {
    readonly word: string
    readonly may: readonly string[]
    readonly seers: readonly string[]
    readonly objects: readonly string[]
  }
  readonly hearsay: string
  readonly treating: string
  readonly errands: string
  readonly once: readonly string[]
  readonly sources: string
  readonly likened: readonly string[]
  readonly hot_things: string
  readonly vitals: string
  readonly steady: string
  readonly fit: string
  readonly pulse: string
  readonly trades: string
  readonly asks: string
  readonly fuzz: string
  readonly hairy: string
  readonly lines: string
}

/** The words of talk, as they are looked up. */
export interface TalkWords {
  /** harmless where no body is spoken of */
  readonly isTalk: (word: { readonly word: string; readonly base: string }) => boolean
  /** people and sources that are never the patient */
  readonly others: ReadonlySet<string>
  /** what they may notice on a body, as bases */
  readonly finds: ReadonlySet<string>
  /** nouns of signs that are also deeds, as bases: "strokes my cheek" */
  readonly deeds: ReadonlySet<string>
  /** as written no sensation, though of the base of one: "clears by noon", "on the pillow" */
  readonly notFelt: ReadonlySet<string>
  /** where one reads or hears of what others had */
  readonly hearsay: ReadonlySet<string>
  /** who treats: nurse, surgeon */
  readonly treating: ReadonlySet<string>
  /** what anybody may have to do for somebody, as bases: drive, remind */
  readonly errands: ReadonlySet<string>
  /** things that are read: leaflet, label */
  readonly sources: ReadonlySet<string>
  /** what the drain of is a thing: shower, sink */
  readonly fixtures: ReadonlySet<string>
  /** relatives who are hardly ever the patient: mother, brother */
  readonly relatives: ReadonlySet<string>
  /** things that take their name from a part of the body: the pillow of "neck pillow" */
  readonly compounds: ReadonlySet<string>
  readonly compoundsOf: ReadonlySet<string>
  /** who lives with the patient: wife, husband */
  readonly partners: ReadonlySet<string>
  /** things of the day that are hot: bath, sauce */
  readonly hotThings: ReadonlySet<string>
  /** what a body has or does that may stay as it was: weight, pulse, ankles */
  readonly vitals: ReadonlySet<string>
  /** ... and that it did: steady, unchanged */
  readonly steady: ReadonlySet<string>
  /** ... and how it is in the well: "as hungry as ever" */
  readonly fit: ReadonlySet<string>
  /** what is counted by the minute */
  readonly pulse: ReadonlySet<string>
  /** what people are by trade: actuary, driver */
  readonly trades: ReadonlySet<string>
  /** fine hair, by its names */
  readonly fuzz: ReadonlySet<string>
  /** ... and what it is like: "downy", "blonde" */
  readonly hairy: ReadonlySet<string>
  /** what is thin in the well, as bases: scar, line */
  readonly lines: ReadonlySet<string>
  /** open a question */
  readonly asks: ReadonlySet<string>
}

export const learnTalk = (
  file: TalkFile,
  relatives: readonly string[],
  sets: (block: string) => ReadonlySet<string>,
  base: (word: string) => string,
): TalkWords => {
  const trades = sets(file.trades)
  const talk = new Set([...sets(file.words), ...trades])
  return {
    isTalk: ({ word, base }) => talk.has(word) || talk.has(base),
    others: sets(file.others),
    finds: new Set([...sets(file.finds)].map(base)),
    deeds: new Set([...sets(file.deeds)].map(base)),
    notFelt: sets(file.not_felt),
    hearsay: sets(file.hearsay),
    sources: sets(file.sources),
    treating: sets(file.treating),
    errands: new Set([...sets(file.errands)].map(base)),
    relatives: new Set(relatives.filter((w) => !w.includes(' '))),
    compounds: sets(file.compounds.things),
    compoundsOf: sets(file.compounds.of),
    partners: sets(file.partners),
    fixtures: sets(file.fixture.of),
    asks: sets(file.asks),
    fuzz: sets(file.fuzz),
    hairy: sets(file.hairy),
    lines: new Set([...sets(file.lines)].map(base)),
    hotThings: sets(file.hot_things),
    vitals: sets(file.vitals),
    steady: sets(file.steady),
    fit: sets(file.fit),
    pulse: sets(file.pulse),
    trades,
  }
}
