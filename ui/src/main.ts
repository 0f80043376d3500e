import { mount } from 'svelte';
import App from './App.svelte';
import { inWindow } from './backend';
import { language, speak } from './text/language.svelte';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/print.css';

/** A reload would throw away what is typed; in a browser, the browser's own keys stay as they are. */
function keepFromReloading(event: KeyboardEvent): void {
  const reloads = event.key === 'F5' || (event.ctrlKey && event.key.toLowerCase() === 'r');
  if (reloads) event.preventDefault();
}

const target = document.getElementById('app');
if (target) {
  speak(language());
  if (inWindow) window.addEventListener('keydown', keepFromReloading, true);
  mount(App, { target });
}
