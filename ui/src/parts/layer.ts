/**
 * Whether a key was pressed on the layer that an element stands on: in its own dialog, or on the
 * page while no dialog is open.
 */
export function onLayer(element: HTMLElement | undefined, event: KeyboardEvent): boolean {
  if (!element) return false;
  const own = element.closest('dialog');
  const pressed = event.target instanceof Element ? event.target.closest('dialog') : null;
  if (pressed) return pressed === own;
  const open = document.querySelectorAll('dialog[open]');
  return own ? open.length === 1 : open.length === 0;
}
