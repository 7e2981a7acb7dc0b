import type { RouteConfig } from '@react-router/dev/routes'

const page = (path: string, file: string) => ({ path, file: `pages/${file}.tsx` })

const door = {
  id: 'door',
  file: 'pages/door/layout.tsx',
  children: [
    page('enter/:token', 'door/link'),
    page('demo/:key', 'door/demo'),
    page('set-up/:key', 'door/set-up'),
    page('no-reminders/:token', 'door/no-reminders'),
    page('c/:clinic/sign-in', 'door/sign-in'),
    page('c/:clinic/sign-in/code', 'door/code'),
    page('c/:clinic/second-factor', 'door/second-factor'),
    page('c/:clinic/new-link', 'door/new-link'),
  ],
}

const me = {
  id: 'me',
  file: 'pages/me/layout.tsx',
  children: [
    page('c/:clinic/me', 'me/today'),
    page('c/:clinic/me/check-in', 'me/check-in'),
    page('c/:clinic/me/check-ins/:checkIn', 'me/my-check-in'),
    page('c/:clinic/me/photos', 'me/photos'),
    page('c/:clinic/me/plan', 'me/plan'),
    page('c/:clinic/me/messages', 'me/messages'),
    page('c/:clinic/me/record', 'me/record'),
    page('c/:clinic/me/sign-in', 'me/sign-in-ways'),
    page('c/:clinic/me/calendar', 'me/calendar'),
    page('c/:clinic/me/helpers', 'me/helpers'),
    page('c/:clinic/me/offline', 'me/offline'),
  ],
}

const staff = {
  id: 'console',
  file: 'pages/clinic/layout.tsx',
  children: [
    page('c/:clinic', 'clinic/queue'),
    page('c/:clinic/cases/:case', 'clinic/case'),
    page('c/:clinic/check-ins/:checkIn', 'clinic/check-in'),
    page('c/:clinic/patients', 'clinic/patients'),
    page('c/:clinic/patients/:patient', 'clinic/patient'),
    page('c/:clinic/patients/:patient/session', 'clinic/record-session'),
    page('c/:clinic/patients/:patient/regimen', 'clinic/begin-regimen'),
    page('c/:clinic/patients/:patient/sessions/:session', 'clinic/amend'),
    page('c/:clinic/patients/:patient/erase', 'clinic/erase'),
    page('c/:clinic/calls', 'clinic/calls'),
    page('c/:clinic/re-contacts', 'clinic/recontacts'),
    page('c/:clinic/team', 'clinic/team'),
    page('c/:clinic/team/:staff', 'clinic/member'),
    page('c/:clinic/opening-hours', 'clinic/hours'),
    page('c/:clinic/rota', 'clinic/rota'),
    page('c/:clinic/outbox', 'clinic/outbox'),
    page('c/:clinic/webhooks', 'clinic/webhooks'),
    page('c/:clinic/audit', 'clinic/audit'),
    page('c/:clinic/my-sign-in', 'clinic/sign-in-ways'),
  ],
}

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
  page('gallery/:example?', 'gallery'),
  door,
  page('demo/:key/:person', 'door/demo-enter'),
  page('c/:clinic/sign-out', 'door/sign-out'),
  page('c/:clinic/me/export.json', 'me/export'),
  page('c/:clinic/photos/:photo', 'clinic/photo'),
  page('c/:clinic/queue-mark', 'clinic/queue-mark'),
  page('c/:clinic/calendar/:file', 'calendar-file'),
  me,
  staff,
] satisfies RouteConfig
