import { AwsClient } from 'aws4fetch'
import { type PhotoStore, PhotoStoreError } from './photo-store.ts'

/** A bucket of an S3-compatible storage. */
export interface Bucket {
  /** with the bucket as its path: `https://s3.eu-central-1.amazonaws.com/clinic-photos` */
  readonly url: string
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

const PATIENCE_MS = 20_000
const RETRIES = 2
const TYPE = { 'content-type': 'application/octet-stream' }

/** Photos as objects of a bucket. They are sealed before they get here: whoever runs the storage sees noise, ids and sizes. */
export const photosInBucket = (
  { url, region, keyId, secret }: Bucket,
  /** milliseconds for one object, second tries included */
  patienceMs = PATIENCE_MS,
): PhotoStore => {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: RETRIES })
  const failed = (why: string, cause?: unknown): PhotoStoreError => new PhotoStoreError(`${url}: ${why}`, { cause })

  /** @returns what was answered, whole; null = there is no such object */
  const ask = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<Buffer | null> => {
    try {
      const answer = await client.fetch(url + path, {
        method,
        signal: AbortSignal.timeout(patienceMs),
        ...(body ? { body, headers: TYPE } : {}),
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (answer.ok) return bytes
      const code = tags(bytes.toString('utf8'), 'Code')[0] ?? 'no reason given'
      // a bucket that is gone must not look like a photo that is not there
      if (answer.status === 404 && code === 'NoSuchKey') return null
      throw failed(`answered ${answer.status} (${code})`)
    } catch (error) {
      if (error instanceof PhotoStoreError) throw error
      throw failed(`cannot be reached (${whyOf(error)})`, error)
    }
  }

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
  const below = async function* (prefix: string): AsyncGenerator<string> {
    let from: string | undefined
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix, ...(from ? { 'continuation-token': from } : {}) })
      const page = (await ask('GET', `?${query}`))?.toString('utf8') ?? ''
      if (!/<ListBucketResult[\s>]/.test(page)) throw failed('does not list what it holds')
      yield* tags(page, 'Key')
      ;[from] = tags(page, 'NextContinuationToken')
    } while (from !== undefined)
  }

  return {
    where: url,
    put: async (name, sealed) => {
      if ((await ask('PUT', `/${name}`, new Uint8Array(sealed))) === null) throw failed('does not take photos')
    },
    get: (name) => ask('GET', `/${name}`),
    remove: async (name) => {
      const found = [name]
      for await (const one of below(`${name}/`)) found.push(one)
      for (const one of found) await ask('DELETE', `/${one}`)
    },
    names: () => below(''),
  }
}

// the names are ours: ids and slashes, nothing that XML would write otherwise
const tags = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text)

const whyOf = (error: unknown): string => {
  const { cause, message } = error as { cause?: { code?: unknown }; message?: unknown }
  return String(cause?.code ?? message)
}
