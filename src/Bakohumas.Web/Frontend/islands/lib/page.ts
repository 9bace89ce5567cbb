// What every island needs from its page: elements, words, a way to say something.

export function find<T extends Element>(selector: string, within: ParentNode = document): T | null {
  return within.querySelector<T>(selector);
}

export function need<T extends Element>(selector: string, within: ParentNode = document): T {
  const element = within.querySelector<T>(selector);
  if (!element) throw new Error(`This page has no ${selector}`);
  return element;
}

export function all<T extends Element>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** The content of <script type="application/json" id="…">. */
export function data<T>(id: string): T {
  return JSON.parse(need<HTMLScriptElement>(`#${id}`).textContent ?? "{}") as T;
}

export type Words = Record<string, string>;

/** Fills {{name}} in a sentence of the page's words. */
export function fill(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{\{([a-z_]+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** An element with text and children; text never becomes markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A copy of an icon that the server drew in <template id="ikon-…">. */
export function icon(name: string): Node {
  const template = document.getElementById(`ikon-${name}`);
  return template instanceof HTMLTemplateElement ? template.content.cloneNode(true) : document.createTextNode("");
}

export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
