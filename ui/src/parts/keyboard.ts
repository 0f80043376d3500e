/** Whether a key belongs to an input method that is composing, and so to nobody else. */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

type Entry = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What Enter walks through in a form: its fields, a group of radios counting as one. What is marked
 * `data-aside` is for those who go there: by Tab, by a key of its own, or by the mouse.
 */
export function stops(form: HTMLFormElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  const groups = new Map<string, number>();
  for (const field of form.querySelectorAll<Entry>('input, select, textarea')) {
    if (field.disabled || field.type === 'hidden' || field.type === 'file') continue;
    if (field.dataset['aside'] !== undefined) continue;
    if (field.type !== 'radio') {
      found.push(field);
      continue;
    }
    const at = groups.get(field.name);
    if (at === undefined) {
      groups.set(field.name, found.length);
      found.push(field);
    } else if (field instanceof HTMLInputElement && field.checked) {
      found[at] = field;
    }
  }
  return found;
}

/** Where work on a form begins: its first empty field, else its first, else its main button. */
export function firstStop(form: HTMLFormElement): HTMLElement | null {
  const fields = stops(form);
  const empty = fields.find((field) => field instanceof HTMLInputElement && isEmpty(field));
  return empty ?? fields[0] ?? form.querySelector<HTMLElement>('[type="submit"]');
}

/** Puts the focus on a field, its text selected so that typing replaces it. */
export function focusOn(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.focus();
  if (element instanceof HTMLInputElement && isText(element)) element.select();
}

function isEmpty(input: HTMLInputElement): boolean {
  if (input.type === 'checkbox' || input.type === 'radio') return !input.checked;
  return input.value === '';
}

function isText(input: HTMLInputElement): boolean {
  return input.type === 'text' || input.type === 'password' || input.type === 'tel';
}
