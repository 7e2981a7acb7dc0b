import { galleryOf, siteRequest } from '@anagen/web/for-pages'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import '../../design/tokens.css'
import '../../design/public.css'
import '../../design/clinic.css'
import { paths } from '../../paths.ts'
import { EXAMPLES } from '../examples/all.ts'
import { PageHead } from '../parts/page-head.tsx'
import { SiteFrame } from '../parts/site-frame.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { example } = params
  if (example !== undefined && !Object.hasOwn(EXAMPLES, example)) throw data(null, { status: 404 })
  return { example, given: galleryOf(context.get(siteRequest)) }
}

/** The components with their states, one at a time: for those who build them, for axe and for screenshots. Only a demo has it. */
export default function GalleryPage() {
  const { example, given } = useLoaderData<typeof loader>()
  const show = example === undefined ? undefined : EXAMPLES[example]
  return (
    <SiteFrame>
      <PageHead title={example ?? 'Gallery'} description="Components with their states" isIndexed={false} />
      {show ? (
        <div className="example">{show(given)}</div>
      ) : (
        <>
          <h1 lang="en">Gallery</h1>
          <ul className="people" lang="en">
            {Object.keys(EXAMPLES).map((name) => (
              <li key={name}>
                <a href={paths.gallery(name)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </SiteFrame>
  )
}

export { ErrorBoundary } from '../parts/failure.tsx'
