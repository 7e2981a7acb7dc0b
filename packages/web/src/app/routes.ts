import type { RouteConfig } from '@react-router/dev/routes'

const page = (path: string, file: string) => ({ path, file: `pages/${file}.tsx` })

export default [
  {
    id: 'public',
    file: 'pages/public.tsx',
    children: [
      { index: true, file: 'pages/check.tsx' },
      page('treatments', 'treatments'),
      page('treatments/:slug', 'treatment'),
      page('normal/:treatment/:sign', 'normal'),
      page('signs', 'signs'),
      page('signs/:sign', 'sign'),
      page('may-i', 'may-i'),
      page('about', 'about'),
      page('*', 'not-found'),
    ],
  },
  page('understood', 'understood'),
] satisfies RouteConfig
