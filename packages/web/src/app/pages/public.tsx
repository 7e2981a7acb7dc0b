import { Outlet } from 'react-router'
import '../../design/tokens.css'
import '../../design/public.css'
import { SiteFrame } from '../parts/site-frame.tsx'

export default function PublicPage() {
  return (
    <SiteFrame>
      <Outlet />
    </SiteFrame>
  )
}

export { ErrorBoundary } from '../parts/failure.tsx'
