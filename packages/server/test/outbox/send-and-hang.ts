// A process of its own that sends what is due, and stops for ever between the mail server's answer and the commit. It says `sent` and waits to be killed.
import { openKnowledge } from '@anagen/kb/open-node'
import { Temporal } from 'temporal-polyfill'
import { connectDatabase } from '../../src/database/database.ts'
import { openMailer } from '../../src/outbox/mailer.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { photosOnDisk } from '../../src/photos/photos-on-disk.ts'
import { keyRing } from '../../src/secrets/key-ring.ts'

const { target, url, key, origin, now } = JSON.parse(process.argv[2] ?? '')
const mailer = openMailer({ url, from: 'clinic@anagen.example' })
const outbox = startOutbox(
  {
    database: connectDatabase({ kind: 'embedded', target }),
    keys: keyRing(Buffer.from(key, 'hex')),
    knowledge: await openKnowledge(),
    photos: photosOnDisk('/nowhere'),
    now: () => Temporal.Instant.from(now),
    newId: () => crypto.randomUUID(),
    wake: () => undefined,
    mailer: {
      ...mailer,
      send: async (mail) => {
        const delivery = await mailer.send(mail)
        console.log('sent', delivery.sent)
        return new Promise(() => undefined)
      },
    },
    identity: {
      makeLink: async () => ({ url: `${origin}/enter/x`, expiresAt: new Date(now) }),
      rememberAddress: async () => undefined,
      forget: async () => undefined,
    },
    origin,
    optOutKey: Buffer.alloc(32, 1),
    onError: (said, error) => console.error(said, error),
  },
  { isPolling: false },
)
await outbox.drain()
