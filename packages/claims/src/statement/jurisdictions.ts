/** Codes of the jurisdictions that an article or an option may name. */
export const JURISDICTIONS: readonly string[] =
  'US UK EU AU CA NZ CH IE DE AT BE FR ES PT IT NL DK SE NO FI PL GR CZ HU RO SG MY TH JP KR IN TR AE SA TW ZA BR MX'.split(
    ' ',
  )

const NAMES: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.': 'US',
  'united states': 'US',
  'united states of america': 'US',
  america: 'US',
  gb: 'UK',
  'u.k.': 'UK',
  'united kingdom': 'UK',
  'great britain': 'UK',
  britain: 'UK',
  england: 'UK',
  scotland: 'UK',
  wales: 'UK',
  'northern ireland': 'UK',
  europe: 'EU',
  'european union': 'EU',
  australia: 'AU',
  canada: 'CA',
  'new zealand': 'NZ',
  switzerland: 'CH',
  ireland: 'IE',
  germany: 'DE',
  austria: 'AT',
  belgium: 'BE',
  france: 'FR',
  spain: 'ES',
  portugal: 'PT',
  italy: 'IT',
  netherlands: 'NL',
  denmark: 'DK',
  sweden: 'SE',
  norway: 'NO',
  finland: 'FI',
  poland: 'PL',
  greece: 'GR',
  hungary: 'HU',
  singapore: 'SG',
  japan: 'JP',
  india: 'IN',
  turkey: 'TR',
  türkiye: 'TR',
  'united arab emirates': 'AE',
  uae: 'AE',
  'saudi arabia': 'SA',
  taiwan: 'TW',
  'south africa': 'ZA',
  brazil: 'BR',
  mexico: 'MX',
}

export interface Jurisdictions {
  /** the codes of those that are known */
  readonly codes: readonly string[]
  /** the first that is not known, as written */
  readonly unknown: string | null
}

/** Reads a list such as "US, UK" or "United Kingdom". */
export function readJurisdictions(written: string): Jurisdictions {
  const parts = written
    .split(/[,;/]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const codeOf = (part: string): string => NAMES[part.toLowerCase()] ?? part.toUpperCase()
  const isKnown = (part: string): boolean => JURISDICTIONS.includes(codeOf(part))
  return { codes: parts.filter(isKnown).map(codeOf), unknown: parts.find((part) => !isKnown(part)) ?? null }
}
