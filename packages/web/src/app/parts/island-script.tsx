import { usePageContext } from '../page-context.ts'

/**
 * The one small script of a page; the page works without it. A module waits for the whole page by itself; marked `async` it would run as soon
 * as it is there, and on a slow machine or line find no form yet: nothing would be kept without a network, and nobody would see why.
 */
export const IslandScript = ({ name }: { readonly name: string }) => {
  const { nonce, digest } = usePageContext()
  return <script type="module" src={`/assets/${name}.js?${digest}`} nonce={nonce} />
}
