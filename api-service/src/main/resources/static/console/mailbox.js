import { ask } from './api.js';
import { byId, element, words } from './dom.js';

let shown = null;
let next = null;

async function guarded(work) {
  byId('error').hidden = true;
  try {
    await work();
  } catch (error) {
    byId('error').textContent = error.message;
    byId('error').hidden = false;
  }
}

const when = message => new Date(message.sent_at).toLocaleString();

function row(message) {
  const button = element('button', { type: 'button', 'data-id': message.message_id },
    element('span', { class: 'subject' }, message.subject),
    element('span', { class: 'to' }, `${message.recipient ?? 'no address'} · ${when(message)}`));
  button.addEventListener('click', () => guarded(() => show(message.message_id)));
  return element('li', {}, button);
}

async function list(before) {
  const query = before ? `&before=${encodeURIComponent(before)}` : '';
  const page = await ask(`/api/mailbox?limit=50${query}`);
  if (!before) byId('messages').replaceChildren();
  byId('messages').append(...page.messages.map(row));
  next = page.next ?? null;
  byId('more').hidden = next === null;
  byId('none').hidden = byId('messages').children.length > 0;
  mark();
}

function mark() {
  for (const button of byId('messages').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset.id === shown));
  }
}

async function show(id) {
  const message = await ask(`/api/mailbox/${encodeURIComponent(id)}`);
  shown = id;
  history.replaceState(null, '', `#${encodeURIComponent(id)}`);
  byId('subject').textContent = message.subject;
  byId('facts').replaceChildren(...facts(message));
  byId('text').textContent = message.text;
  byId('html').src = message.html;
  byId('message').hidden = false;
  mark();
}

function facts(message) {
  const known = {
    To: message.recipient ?? 'no address was given',
    Sent: when(message),
    Delivery: message.delivered ? 'taken by the mail server' : 'kept here only',
    About: words(message.template),
    'Message-ID': `<${message.message_id}>`,
    Job: message.job_id,
    Order: message.order_id,
  };
  return Object.entries(known)
    .filter(([, value]) => value)
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
}

byId('more').addEventListener('click', () => guarded(() => list(next)));

guarded(async () => {
  await list(null);
  if (location.hash.length > 1) await show(decodeURIComponent(location.hash.slice(1)));
});
