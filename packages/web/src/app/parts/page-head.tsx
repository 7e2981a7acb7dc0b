import { paths, SITE_PICTURE } from '../../paths.ts'
import { useRoot } from '../use-root.ts'

interface PageHeadProps {
  readonly title: string
  readonly description: string
  readonly isIndexed?: boolean
  /** path of the picture that a link to this page shows */
  readonly picture?: string
}

/** Title, description and what a shared link shows. React puts it into the head. */
export const PageHead = ({
  title,
  description,
  isIndexed = true,
  picture = paths.picture(`${SITE_PICTURE}.png`),
}: PageHeadProps) => {
  const root = useRoot()
  const address = `${root.origin}${root.path}`
  return (
    <>
      <title>{`${title} - Anagen`}</title>
      <meta name="description" content={description} />
      {isIndexed ? <link rel="canonical" href={address} /> : <meta name="robots" content="noindex" />}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:url" content={address} />
      <meta property="og:image" content={`${root.origin}${picture}`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
