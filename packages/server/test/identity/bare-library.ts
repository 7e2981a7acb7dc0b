// better-auth as it comes: what the telemetry test compares with.
import { betterAuth } from 'better-auth'

const auth = betterAuth({ baseURL: 'https://anagen.example', secret: 'x'.repeat(40), logger: { disabled: true } })
await auth.api.getSession({ headers: new Headers() }).catch(() => undefined)
