/**
 * What was made of an object, remembered until another one comes. V8 takes the values of a long-lived WeakMap for alive
 * until its next full collection: with one, memory would grow with every message although nothing is kept.
 */
export class Latest<K extends object, V> {
  private key: K | undefined
  private value: V | undefined

  get(key: K): V | undefined {
    return this.key === key ? this.value : undefined
  }

  set(key: K, value: V): void {
    this.key = key
    this.value = value
  }
}
