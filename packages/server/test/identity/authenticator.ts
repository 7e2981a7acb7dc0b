import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest()
const PRESENT = 0x01
const HOLDER_VERIFIED = 0x04
const NEW_KEY = 0x40

/** A security key in software, after Web Authentication Level 2: makes one passkey and signs with it. */
export const authenticator = (rpId: string, origin: string, asksHolder = true) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const verified = asksHolder ? HOLDER_VERIFIED : 0
  let counter = 0

  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const head = (flags: number): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter++)
    return Buffer.concat([sha256(rpId), Buffer.of(flags), count])
  }
  // CBOR, RFC 8949: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const coseKey = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const named = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
  }

  return {
    register: (challenge: string) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = Buffer.concat([head(PRESENT | verified | NEW_KEY), Buffer.alloc(16), length, id, coseKey])
      // {"fmt": "none", "attStmt": {}, "authData": data}
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.of(data.length),
        data,
      ])
      return {
        ...named,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    sign: (challenge: string) => {
      const client = clientData('webauthn.get', challenge)
      const data = head(PRESENT | verified)
      const signature = createSign('sha256').update(data).update(sha256(client)).sign(privateKey)
      return {
        ...named,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}
