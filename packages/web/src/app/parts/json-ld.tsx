import { usePageContext } from '../page-context.ts'

/** Structured data of a page. `<` is written so that no text can end the script. */
export const JsonLd = ({ data }: { readonly data: object }) => {
  const { nonce } = usePageContext()
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(/</g, '\\u003c')
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of our own facts, with every < escaped above
      dangerouslySetInnerHTML={{ __html: json }}
    />
  )
}
