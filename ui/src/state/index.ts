/** The stores that the screens share, each made once. */

import { backend } from '../backend';
import { Card } from './card.svelte';
import { ChosenLook } from './certificate-look.svelte';
import { Desk } from './desk.svelte';
import { Duplicates } from './duplicates.svelte';
import { Eligible } from './eligible.svelte';
import { Place } from './place.svelte';
import { Prints } from './prints.svelte';
import { Reception } from './reception.svelte';
import { HonoursRound } from './round.svelte';
import { Intake } from './intake.svelte';
import { Trial } from './trial.svelte';

export const desk = new Desk(backend);
export const reception = new Reception(desk);
export const card = new Card(desk, reception);
export const duplicates = new Duplicates(desk);
export const place = new Place(desk);
export const prints = new Prints(desk);
export const round = new HonoursRound(desk);
export const intake = new Intake(desk);
export const eligible = new Eligible(desk);
export const trial = new Trial(desk);
export const certificateLook = new ChosenLook();
