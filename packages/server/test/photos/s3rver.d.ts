declare module '@20minutes/s3rver' {
  import type { RequestListener } from 'node:http'

  class S3rver {
    constructor(options: {
      silent: boolean
      directory: string
      configureBuckets: readonly { readonly name: string }[]
    })
    configureBuckets(): Promise<unknown>
    /** what answers its requests */
    callback(): RequestListener
  }
  export = S3rver
}
