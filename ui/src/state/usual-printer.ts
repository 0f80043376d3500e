/** The printer that is chosen beforehand at this desk: each computer has its own. */

const KEPT_AS = 'redwall.printer';

export function usualPrinter(): string | null {
  return localStorage.getItem(KEPT_AS);
}

export function useUsually(printer: string | null): void {
  if (printer === null) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, printer);
}
