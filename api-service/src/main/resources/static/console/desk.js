import { ask } from './api.js';
import { byId, element, words } from './dom.js';
import { details } from './desk-details.js';
import { retry } from './desk-retry.js';
import { failed, head, jobOf, orderOf, readable, row } from './desk-rows.js';

const STATUSES = {
  orders: ['pending', 'paid', 'processing', 'completed', 'failed', 'refunded'],
  jobs: ['queued', 'scheduled', 'retrying', 'processing', 'completed', 'failed', 'cancelled'],
};
const IDS = { orders: 'Order id', jobs: 'Job id', reports: 'Order id' };
/** Fields that mean the same on every tab. */
const KEPT = ['email', 'from', 'to'];
const LIMIT = 50;
const form = byId('search');
const tabs = [...document.querySelectorAll('[role=tab]')];

let tab = 'orders';
/** Where the pages up to the one that is shown begin; the first begins at undefined. */
let pages = [undefined];
let next = null;
let asked = 0;
const chosen = new Set();

function fail(error) {
  byId('error').textContent = error?.message ?? '';
  byId('error').hidden = !error;
  const wrong = error?.errors?.map(it => (tab === 'reports' && it.field === 'order' ? 'id' : it.field)) ?? [];
  for (const field of form.elements) {
    if (wrong.includes(field.name)) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  form.querySelector('[aria-invalid]')?.focus();
}

async function guarded(work) {
  fail(null);
  try {
    await work();
  } catch (error) {
    fail(error);
  }
}

/** The fields of this tab that say something. */
const filled = () => [...form.elements].filter(field => field.name && field.value.trim() && !field.closest('[hidden]'));

/** What the form asks for, by the names of the API: a report goes by its order's id, and times are UTC there. */
function wanted() {
  return new URLSearchParams(filled().map(({ name, value, type }) => [
    name === 'id' && tab === 'reports' ? 'order' : name,
    type === 'datetime-local' ? new Date(value).toISOString() : value.trim(),
  ]));
}

async function search() {
  const turn = ++asked;
  const query = wanted();
  query.set('limit', LIMIT);
  const before = pages.at(-1);
  if (before) query.set('before', before);
  byId('answer').setAttribute('aria-busy', 'true');
  try {
    const found = await ask(`/api/desk/${tab}?${query}`);
    if (turn === asked) show(found);
    byId('answer').hidden = false;
  } catch (error) {
    byId('answer').hidden = true;
    form.hidden = error.status === 403;
    throw error.status === 403 ? new Error('The desk is for operators, and this account is none.') : error;
  } finally {
    if (turn === asked) byId('answer').removeAttribute('aria-busy');
  }
}

function show(found) {
  const rows = found[tab];
  next = found.next;
  choose(null);
  const retryable = tab !== 'reports' && rows.some(it => failed(tab, it));
  const table = byId('rows');
  table.tHead.replaceChildren(...(rows.length ? [head(tab, retryable ? all() : null)] : []));
  const columns = table.tHead.rows[0]?.cells.length;
  table.tBodies[0].replaceChildren(
    ...rows.map(it => row(tab, it, retryable ? box(it) : undefined, details(jobOf(tab, it), columns))));
  table.caption.textContent = rows.length
    ? `${rows.length} ${rows.length === 1 ? tab.slice(0, -1) : tab}, newest first${pages.length > 1 ? `, page ${pages.length}` : ''}`
    : `No ${tab} ${filled().length ? 'fit this search' : 'yet'}.`;
  byId('newer').hidden = pages.length === 1;
  byId('older').hidden = !next;
}

const checkbox = label => element('input', { type: 'checkbox', 'aria-label': label });

/** Selects a row whose order failed; null for another one. */
function box(it) {
  if (!failed(tab, it)) return null;
  const order = orderOf(tab, it);
  const input = checkbox(`Select order ${order}`);
  input.value = order;
  input.addEventListener('change', () => choose(order, input.checked));
  return input;
}

function all() {
  const input = element('input', { type: 'checkbox' });
  input.addEventListener('change', () => {
    for (const one of byId('rows').tBodies[0].querySelectorAll('input')) {
      one.checked = input.checked;
      choose(one.value, one.checked);
    }
  });
  return element('label', {}, input, element('span', {}, 'Select all failed ones of this page'));
}

/** @param order null forgets all */
function choose(order, yes) {
  if (order === null) chosen.clear();
  else if (yes) chosen.add(order);
  else chosen.delete(order);
  byId('retry-selected').disabled = chosen.size === 0;
  byId('retry-selected').textContent = chosen.size ? `Retry selected (${chosen.size})` : 'Retry selected';
}

/** Shows a tab with a search, as the address says: #jobs?status=failed. */
function open(name, query) {
  tab = STATUSES[name] || name === 'reports' ? name : 'orders';
  for (const it of tabs) {
    it.setAttribute('aria-selected', String(it.dataset.tab === tab));
    it.tabIndex = it.dataset.tab === tab ? 0 : -1;
  }
  byId('desk').setAttribute('aria-labelledby', `tab-${tab}`);
  for (const label of form.querySelectorAll('[data-for]')) label.hidden = !label.dataset.for.split(' ').includes(tab);
  form.querySelector('[data-name=id]').textContent = IDS[tab];
  form.elements.status.replaceChildren(element('option', { value: '' }, 'any'),
    ...(STATUSES[tab] ?? []).map(value => element('option', { value }, words(value))));
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? '';
  byId('retry').hidden = tab === 'reports';
  byId('rows').tHead.replaceChildren();
  byId('rows').tBodies[0].replaceChildren();
  byId('rows').caption.textContent = '';
  byId('told').textContent = '';
  pages = [undefined];
  return guarded(search);
}

/** A tab and these fields, for the address. */
function address(name, fields) {
  const query = new URLSearchParams(fields.map(field => [field.name, field.value.trim()]));
  return `#${name}${fields.length ? `?${query}` : ''}`;
}

function fromAddress() {
  const [name, query] = location.hash.slice(1).split('?');
  open(name, new URLSearchParams(query));
}

function go(hash) {
  if (location.hash === hash) fromAddress();
  else location.hash = hash;
}

for (const [at, it] of tabs.entries()) {
  it.addEventListener('click', () => go(address(it.dataset.tab, filled().filter(field => KEPT.includes(field.name)))));
  it.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const to = tabs[(at + step + tabs.length) % tabs.length];
    to.focus();
    to.click();
  });
}

form.addEventListener('submit', event => {
  event.preventDefault();
  go(address(tab, filled()));
});
byId('clear').addEventListener('click', () => go(`#${tab}`));
byId('older').addEventListener('click', () => { pages.push(next); guarded(search); });
byId('newer').addEventListener('click', () => { pages.pop(); guarded(search); });
addEventListener('hashchange', fromAddress);

function again(ids) {
  return guarded(async () => {
    const told = await retry(ids());
    if (told === null) return;
    await search();
    byId('told').textContent = told;
  });
}

byId('retry-selected').addEventListener('click', () => again(() => [...chosen]));
byId('retry-all').addEventListener('click', () => again(() => undefined));

const me = await ask('/api/me').catch(() => null);
readable(me?.role === 'admin' || me?.payloads === true);
fromAddress();
