import type { Link } from '../article/block.ts'
import type { Statement } from '../statement/statement.ts'

const COMMERCIAL =
  /[?&](?:src|source|ref|aff\w*|partner|utm_\w+|tag|coupon|promo|discount|referral|via)=|\/(?:shop|store|cart|checkout|product|products|buy|basket|order)(?:[/?#]|$)|\/(?:go|out|recommends?|deals?|offers?|aff|visit|partners?)\/|\/\/(?:shop|store|buy)\.|\bamzn\.|\bbit\.ly\//i

/** A link to where something is sold, or that pays whoever set it, in a sentence. */
export function commercialLink({ block, sentence }: Statement): Link | undefined {
  return block.links.find(({ from, to, url }) => COMMERCIAL.test(url) && from < sentence.end && sentence.start < to)
}
