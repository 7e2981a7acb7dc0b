import type { Link } from '../article/block.ts'
import type { Statement } from '../statement/statement.ts'

const COMMERCIAL =
  /[?&](?:src|source|ref|aff\w*|partner|utm_\w+|tag|coupon|promo|discount|referral|via)=|\/(?:shop|store|cart|checkout|product|products|buy|basket|order)(?:[/?#]|$)|\/(?:go|out|recommends?|deals?|offers?|aff|visit|partners?)\/|\/\/(?:shop|store|buy)\.|\bamzn\.|\bbit\.ly\//i

const LONGEST_ADDRESS = 120

/** An address that is written out: "lumarel.example/cap?ref=clinic". */
const hasWrittenAddress = ({ block, sentence }: Statement): boolean =>
  block.text
    .slice(sentence.start, sentence.end + LONGEST_ADDRESS)
    .split(/\s+/)
    .some(
      (word, i, all) =>
        (i < all.length - 1 || sentence.end + LONGEST_ADDRESS >= block.text.length) &&
        /^\(?(?:https?:\/\/)?[\w-]{1,60}\.[\w.-]{2,60}\/./.test(word) &&
        block.text.indexOf(word, sentence.start) < sentence.end &&
        COMMERCIAL.test(word),
    )

/** Does a sentence lead to where something is sold, or to whoever pays for the visit? */
export const leadsToSale = (statement: Statement): boolean =>
  commercialLink(statement) !== undefined || hasWrittenAddress(statement)

/** A link to where something is sold, or that pays whoever set it, in a sentence. */
function commercialLink({ block, sentence }: Statement): Link | undefined {
  return block.links.find(({ from, to, url }) => COMMERCIAL.test(url) && from < sentence.end && sentence.start < to)
}
