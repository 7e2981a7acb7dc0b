/** The pages that a walk through a clinic of its own shows (`walkClinic`), and the first start: the name of a picture with its route. */
export const WALKED_ROUTES = {
  'patient-link': 'enter/:token',
  'patient-verdict': 'c/:clinic/me/check-ins/:checkIn',
  'staff-second-factor': 'c/:clinic/second-factor',
  'door-set-up': 'set-up/:key',
} as const
