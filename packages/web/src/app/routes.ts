import type { RouteConfig } from '@react-router/dev/routes'

const page = (path: string, file: string) => ({ path, file: `pages/${file}.tsx` })

export default [
  {
    id: 'public',
    file: 'pages/public.tsx',
    children: [{ index: true, file: 'pages/check.tsx' }, page('*', 'not-found')],
  },
  page('understood', 'understood'),
] satisfies RouteConfig
