import type { Link } from '../article/block.ts'
import type { Statement } from '../statement/statement.ts'
import type { RuleContext } from './rule.ts'

const COMMERCIAL =
  /[?&](?:src|source|ref|aff\w*|partner|utm_\w+|tag|coupon|promo|discount|referral|via)=|\/(?:shop|store|cart|checkout|product|products|buy|basket|order)(?:[/?#]|$)|\/(?:go|out|recommends?|deals?|offers?|aff|visit|partners?)\/|\/\/(?:shop|store|buy)\.|\bamzn\.|\bbit\.ly\//i

const HOST = /^(?:[a-z][a-z+.-]*:)?(?:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i

/** "https://www.nhs.uk/medicines/?utm_source=page": whoever publishes there sells nothing. */
const isPublic = (url: string, hosts: readonly string[]): boolean => {
  const host = HOST.exec(url)?.[1]?.toLowerCase() ?? ''
  return hosts.some((end) => `.${host}`.endsWith(end.startsWith('.') ? end : `.${end}`))
}

const LONGEST_ADDRESS = 120

/** An address that is written out: "lumarel.example/cap?ref=clinic". */
const hasWrittenAddress = ({ block, sentence }: Statement, isShop: (url: string) => boolean): boolean =>
  block.text
    .slice(sentence.start, sentence.end + LONGEST_ADDRESS)
    .split(/\s+/)
    .some(
      (word, i, all) =>
        (i < all.length - 1 || sentence.end + LONGEST_ADDRESS >= block.text.length) &&
        /^\(?(?:https?:\/\/)?[\w-]{1,60}\.[\w.-]{2,60}\/./.test(word) &&
        block.text.indexOf(word, sentence.start) < sentence.end &&
        isShop(word.replace(/^\(/, '')),
    )

/** A link to where something is sold, or that pays whoever set it, in a sentence. */
const commercialLink = ({ block, sentence }: Statement, isShop: (url: string) => boolean): Link | undefined =>
  block.links.find(({ from, to, url }) => isShop(url) && from < sentence.end && sentence.start < to)

/** Does a sentence lead to where something is sold, or to whoever pays for the visit? */
export function leadsToSale(statement: Statement, { knowledge }: RuleContext): boolean {
  const hosts = knowledge.claimBook.classes['public-host'] ?? []
  const isShop = (url: string): boolean => COMMERCIAL.test(url) && !isPublic(url, hosts)
  return commercialLink(statement, isShop) !== undefined || hasWrittenAddress(statement, isShop)
}
