/**
 * Runs `work` every so many milliseconds, but only while somebody is at the desk: asking the desk
 * counts as using it, and a desk that asks by itself would never lock.
 */
export function whileUsed(work: () => void, ms: number): () => void {
  let used = false;
  const note = () => (used = true);
  const events = ['keydown', 'pointermove', 'pointerdown'] as const;
  for (const event of events) window.addEventListener(event, note, { passive: true });
  const looking = setInterval(() => {
    if (!used) return;
    used = false;
    work();
  }, ms);
  return () => {
    clearInterval(looking);
    for (const event of events) window.removeEventListener(event, note);
  };
}
