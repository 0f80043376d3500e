/** How this desk's certificates look: chosen once, kept on this computer. */

import type { CertificateDesign, CertificateLook, CertificateStock } from '../backend/gen/types';

export const DESIGNS: readonly CertificateDesign[] = ['rules', 'waves', 'column'];
export const STOCKS: readonly CertificateStock[] = ['a4', 'card'];

const KEPT_AS = 'redwall.certificate-look';

export class ChosenLook {
  #design = $state<CertificateDesign>('rules');
  #stock = $state<CertificateStock>('a4');

  constructor() {
    const [design, stock] = (storage()?.getItem(KEPT_AS) ?? '').split(' ');
    this.#design = DESIGNS.find((known) => known === design) ?? 'rules';
    this.#stock = STOCKS.find((known) => known === stock) ?? 'a4';
  }

  get design(): CertificateDesign {
    return this.#design;
  }

  set design(design: CertificateDesign) {
    this.#design = design;
    this.#keep();
  }

  get stock(): CertificateStock {
    return this.#stock;
  }

  set stock(stock: CertificateStock) {
    this.#stock = stock;
    this.#keep();
  }

  /** The look of one certificate; `remark` says how a name is written that is left blank. */
  with(remark = ''): CertificateLook {
    return { design: this.#design, stock: this.#stock, remark: remark || null };
  }

  #keep(): void {
    storage()?.setItem(KEPT_AS, `${this.#design} ${this.#stock}`);
  }
}

function storage(): Storage | null {
  return typeof localStorage === 'undefined' ? null : localStorage;
}
