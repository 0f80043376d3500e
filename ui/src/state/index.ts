/** The stores that the screens share, each made once. */

import { backend } from '../backend';
import { Desk } from './desk.svelte';
import { Reception } from './reception.svelte';

export const desk = new Desk(backend);
export const reception = new Reception(desk);
