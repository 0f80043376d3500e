/** Finds a new place for the focus when what had it goes away: typing must never go nowhere. */

import { firstStop, focusOn } from './keyboard';

/**
 * Watches the whole page. The box is never such a place: a card that is read there is meant to
 * change the donor on screen.
 */
export function keepFocus(): () => void {
  let last: Element | null = null;
  let home: HTMLElement | null = null;
  const note = (event: FocusEvent) => {
    last = event.target as Element;
    home = last.closest<HTMLElement>('[data-home]');
  };
  const look = () => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    // Where work goes on by itself, the focus waits for what comes next.
    if (home?.isConnected) home.focus({ preventScroll: true });
    else focusOn(refuge());
  };
  document.addEventListener('focusin', note);
  // Whatever takes the place of what went away takes the focus first, if it wants it.
  const watching = new MutationObserver(() => setTimeout(look));
  watching.observe(document.body, { childList: true, subtree: true });
  return () => {
    watching.disconnect();
    document.removeEventListener('focusin', note);
  };
}

function refuge(): HTMLElement | null {
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);
  const panel = document.querySelector<HTMLElement>('[data-place="panel"]');
  return (
    within(dialog) ?? (dialog ? null : within(panel)) ??
    document.querySelector<HTMLElement>('[data-place="pages"] [aria-current], [data-place="verdicts"]')
  );
}

/** The first thing to work with in a place; nothing that would end what is under way. */
function within(place: HTMLElement | null | undefined): HTMLElement | null {
  const form = place?.querySelector('form');
  return (form ? firstStop(form) : null) ?? place?.querySelector<HTMLElement>('button:not([data-ends]), select, a[href]') ?? null;
}
