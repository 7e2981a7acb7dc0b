import { usePageContext } from '../page-context.ts'

/** The one small script of a public page; the page works without it. */
export const IslandScript = ({ name }: { readonly name: string }) => {
  const { nonce, digest } = usePageContext()
  return <script type="module" src={`/assets/${name}.js?${digest}`} nonce={nonce} async />
}
