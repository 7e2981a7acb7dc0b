import { Outlet } from 'react-router'
import '../../../design/tokens.css'
import '../../../design/public.css'
import '../../../design/clinic.css'
import { paths } from '../../../paths.ts'
import { ClinicFrame } from '../../parts/clinic/clinic-frame.tsx'
import { useRoot } from '../../use-root.ts'

/** Pages before somebody is in: links, signing in, setting up. */
export default function DoorLayout() {
  const { clinic } = useRoot()
  return (
    <ClinicFrame home={clinic === null ? paths.check() : paths.queue(clinic.slug)}>
      <Outlet />
    </ClinicFrame>
  )
}

export { ErrorBoundary } from '../../parts/failure.tsx'
