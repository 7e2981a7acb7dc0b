/**
 * Imports a peer engine by a name the compiler cannot follow: peers are installed on demand, and the type check of the
 * repository must pass without them. Each peer file declares the few members it uses.
 */
export const importPeer = async <Module>(name: string): Promise<Module> => (await import(name)) as Module
