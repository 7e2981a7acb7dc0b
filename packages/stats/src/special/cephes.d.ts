// cephes ships its types beside, not inside, its export map, where this module resolution does not look for them
declare module 'cephes' {
  export const compiled: Promise<void>
  export function lgam(x: number): number
  export function psi(x: number): number
  export function incbet(a: number, b: number, x: number): number
  export function incbi(a: number, b: number, probability: number): number
  export function igam(shape: number, x: number): number
  export function igamc(shape: number, x: number): number
  export function igami(shape: number, upperProbability: number): number
  export function ndtr(x: number): number
  export function ndtri(probability: number): number
}
