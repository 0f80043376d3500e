/** The donor's window: one form, by its token, and nothing else of the station. */

import { mount } from 'svelte';
import DonorWindow from './features/donor-window/DonorWindow.svelte';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/donor.css';

const target = document.getElementById('app');
if (target) mount(DonorWindow, { target });
