import { ask, send } from './api.js';
import { byId, element } from './dom.js';

/** Shows who is signed in, and asks who is not; every page has it. */
const dialog = element('dialog', { 'aria-labelledby': 'sign-in-title' });
const form = element('form', { method: 'dialog' },
  element('h2', { id: 'sign-in-title' }, 'Sign in'),
  element('label', {}, 'E-mail ', element('input', { name: 'email', type: 'email', autocomplete: 'username', required: '' })),
  element('label', {}, 'Password ',
    element('input', { name: 'password', type: 'password', autocomplete: 'current-password', minlength: '8', required: '' })),
  element('p', { role: 'alert', class: 'error', hidden: '' }),
  element('div', { class: 'buttons' },
    element('button', { value: 'in' }, 'Sign in'),
    element('button', { value: 'up', class: 'second' }, 'Make an account')));
dialog.append(form);
document.body.append(dialog);
document.addEventListener('sign-in', () => { if (!dialog.open) dialog.showModal(); });

form.addEventListener('submit', async event => {
  event.preventDefault();
  const credentials = Object.fromEntries(new FormData(form));
  const alert = form.querySelector('[role=alert]');
  try {
    if (event.submitter?.value === 'up') await send('POST', '/api/accounts', credentials);
    await send('POST', '/api/sessions', credentials);
    location.reload();
  } catch (error) {
    alert.textContent = error.message;
    alert.hidden = false;
  }
});

async function who() {
  const me = await ask('/api/me').catch(() => null);
  const place = byId('account');
  if (!me || !place) return;
  if (me.role !== 'user' && location.pathname !== '/console/desk') place.before(element('a', { href: '/console/desk' }, 'Desk'), ' ');
  place.append(me.email ?? 'local account');
  if (me.email) {
    const out = element('button', { type: 'button', class: 'link' }, 'Sign out');
    out.addEventListener('click', async () => {
      await ask('/api/sessions', { method: 'DELETE' });
      location.reload();
    });
    place.append(' ', out);
  }
}

who();
