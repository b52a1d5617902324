import { element, words } from './dom.js';

/** What is in the columns of each tab: a name, what makes the cell of a row, and its class. */

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** In the reader's zone; the title says it in UTC. */
export function time(iso) {
  if (!iso) return '';
  const at = new Date(iso);
  return element('time', { datetime: iso, title: `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC` }, date.format(at));
}

const link = (href, text, title) => element('a', { href, title }, text);
const short = id => id.slice(-12);
const id = (href, value) => element('span', { class: 'id' }, link(href, short(value), value));
const order = value => id(`/console/shop#${value}`, value);
const job = value => (value ? id(`/api/jobs/${value}`, value) : '');
const word = status => element('span', { class: `word ${status}` }, words(status));
const money = it => `${Number(it.total_price).toFixed(2)} ${it.currency.toUpperCase()}`;

let open = true;

/** Whether what is in reports is for whoever looks. */
export function readable(yes) {
  open = yes;
}

function report(it) {
  if (!open) return element('span', { title: 'What is in it is not for this account' }, 'made');
  return element('span', { class: 'links' }, link(it.href, 'HTML'), it.pdf_href ? link(it.pdf_href, 'PDF') : null);
}

const error = (message, kind) => (message ? element('span', { class: 'error', title: kind }, message) : '');

/** How often it failed, of how often it may before it fails for good. */
const failures = it => `${it.failures} of ${it.max_retries + 1}`;

const tabs = {
  orders: [
    ['Made', it => time(it.created_at)],
    ['Order', it => order(it.id)],
    ['E-mail', it => it.email ?? 'none', 'email'],
    ['Experts', it => it.package ?? it.selected_experts.join(', '), 'long'],
    ['Total', money, 'number'],
    ['Status', it => word(it.status)],
    ['Report', it => (it.report ? report(it.report) : '')],
    ['Last error', it => error(it.job?.error_message), 'long'],
  ],
  jobs: [
    ['Made', it => time(it.created_at)],
    ['Job', it => job(it.id)],
    ['Order', it => order(it.order_id)],
    ['E-mail', it => it.email ?? 'none', 'email'],
    ['Status', it => word(it.display_status)],
    ['Failures', failures, 'number'],
    ['Ended', it => time(it.completed_at)],
    ['Last error', it => error(it.error_message, it.error_kind), 'long'],
  ],
  reports: [
    ['Made', it => time(it.created_at)],
    ['Order', it => order(it.order_id)],
    ['Job', it => job(it.job_id)],
    ['E-mail', it => it.email ?? 'none', 'email'],
    ['Experts', it => it.experts_included.join(', '), 'long'],
    ['Written by', it => it.model_used, 'long'],
    ['Took', it => `${(it.generation_ms / 1000).toFixed(1)} s`, 'number'],
    ['Views', it => it.view_count, 'number'],
    ['Last viewed', it => time(it.last_viewed)],
    ['Report', report],
  ],
};

/** The order that a row is about. */
export const orderOf = (tab, it) => (tab === 'orders' ? it.id : it.order_id);

/** The job that a row is about, if it has one. */
export const jobOf = (tab, it) => (tab === 'jobs' ? it.id : it.job_id);

/** Whether the row's order can be retried. */
export const failed = (tab, it) => (tab === 'orders' ? it.status : it.order_status) === 'failed';

export function head(tab, choose) {
  const columns = tabs[tab].map(([name, , style]) => element('th', { scope: 'col', role: 'columnheader', class: style }, name));
  return element('tr', { role: 'row' }, choose ? element('th', { class: 'choose', role: 'columnheader' }, choose) : null, ...columns,
    element('th', { scope: 'col', role: 'columnheader' }, 'More'));
}

/** @param choose what selects the row, or null; @param more what opens its details */
export function row(tab, it, choose, more) {
  const cells = tabs[tab].map(([name, make, style]) => {
    const content = make(it);
    const empty = content === '' ? 'empty' : '';
    return element('td', { role: 'cell', 'data-name': name, class: `${style ?? ''} ${empty}`.trim() }, content);
  });
  if (choose !== undefined) {
    cells.unshift(element('td', { role: 'cell', 'data-name': 'Select', class: choose ? 'choose' : 'choose empty' }, choose));
  }
  return element('tr', { role: 'row' }, ...cells, element('td', { role: 'cell', 'data-name': '' }, more));
}
