// Storage of the phone that may be closed under a page that lives on.
import type { DBSchema, IDBPDatabase } from "idb";

/** A system that takes the memory of a page in the background closes its storage: it is opened again, once for each act. */
export class Shelf<S extends DBSchema> {
  private constructor(private db: IDBPDatabase<S>, private readonly opened: () => Promise<IDBPDatabase<S>>) {}

  static async open<S extends DBSchema>(opened: () => Promise<IDBPDatabase<S>>): Promise<Shelf<S>> {
    return new Shelf(await opened(), opened);
  }

  /** @param act May run twice. */
  async on<T>(act: (db: IDBPDatabase<S>) => Promise<T>): Promise<T> {
    try {
      return await act(this.db);
    } catch (fault) {
      if (!(fault instanceof DOMException) || (fault.name !== "InvalidStateError" && fault.name !== "UnknownError")) throw fault;
      this.db = await this.opened();
      return act(this.db);
    }
  }
}

/** Another tab with a newer page may change the storage; this one lets go instead of blocking it. */
export const letGo = (_: number, __: number | null, event: IDBVersionChangeEvent): void => (event.target as IDBDatabase).close();
